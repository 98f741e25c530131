/** `npm run import -- [FORMAT] FILE...`: film data in bulk, into the catalogue that the settings name. */
import { importCommand } from '#src/plugins/importer/commands/importCommand.ts'
import { hooksWriter } from '#src/plugins/importer/through/hooksWriter.ts'
import { runCommand } from './command.ts'
import { openPayload } from './payload.ts'

await runCommand((args, { client, settings, databaseUrl, signal }) =>
  importCommand(args, {
    client,
    signal,
    out: process.stdout,
    throughHooks: async () => hooksWriter(await openPayload(settings, databaseUrl)),
  }),
)

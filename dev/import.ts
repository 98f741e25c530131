/** `npm run import -- [FORMAT] FILE...`: film data in bulk, into the catalogue that the settings name. */
import { importCommand } from '#src/plugins/importer/commands/importCommand.ts'
import { runCommand } from './command.ts'

await runCommand((args, { client, connect, settings, databaseUrl, signal }) =>
  importCommand(args, {
    client,
    connect,
    signal,
    out: process.stdout,
    // Loaded where it is asked for: Payload takes more memory than an import of any size.
    throughHooks: async () => {
      const { hooksWriter } = await import('#src/plugins/importer/through/hooksWriter.ts')
      const { openPayload } = await import('./payload.ts')
      return hooksWriter(await openPayload(settings, databaseUrl))
    },
  }),
)

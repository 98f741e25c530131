/** `npm run import -- [FORMAT] FILE...`: film data in bulk, into the catalogue that the settings name. */
import { importCommand } from '#src/plugins/importer/commands/importCommand.ts'
import { runCommand } from './command.ts'

await runCommand((args, { client, signal }) =>
  importCommand(args, { client, signal, out: process.stdout }),
)

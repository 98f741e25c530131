/** `npm run export -- [--out FILE] [--csv COLLECTION]`: the catalogue that the settings name, as a file. */
import { exportCommand } from '#src/plugins/importer/commands/exportCommand.ts'
import { openBucket } from '#src/plugins/storage/bucket.ts'
import { runCommand } from './command.ts'

await runCommand((args, { client, settings }) =>
  exportCommand(args, {
    client,
    hasObject: settings.s3 && openBucket(settings.s3).has,
    out: process.stdout,
    report: console.error,
  }),
)

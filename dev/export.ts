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
    // Loaded where it is asked for: it takes more memory than an export of any size.
    openNodeFields: async () => {
      const { nodeFieldsOf } = await import('#src/plugins/importer/own/nodeFields.ts')
      const { default: config } = await import('../payload.config.ts')
      return nodeFieldsOf(await config)
    },
  }),
)

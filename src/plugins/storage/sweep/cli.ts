import { parseArgs } from 'node:util'
import { createLocalReq, getPayload } from 'payload'
import type { SanitizedConfig } from 'payload'
import type { SweepReport } from './sweep.ts'
import type { Sweeper } from './task.ts'

/**
 * `npm run sweep [-- --dry-run] [--older-than HOURS]`: compares the object store with the records. Ends with 0 when they
 * agree in the end, with 1 when something is left apart, with 2 when it could not tell.
 */
export const script = async (config: SanitizedConfig) => {
  process.exit(await run(config))
}

async function run(config: SanitizedConfig) {
  try {
    const options = readOptions(process.argv.slice(3))
    const payload = await getPayload({ config, disableOnInit: true })
    // Put there by the plugin itself.
    const sweeper = config.custom['sweepFiles'] as Sweeper
    const report = await sweeper(await createLocalReq({}, payload), options)
    await payload.destroy()
    return tell(report, options.dryRun ? 'would be removed' : 'removed')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 2
  }
}

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'older-than': { type: 'string', default: '24' },
    },
  })
  const olderThanHours = Number(values['older-than'])
  if (!(olderThanHours >= 1)) throw new Error('--older-than takes hours: 1 or more.')
  return { dryRun: values['dry-run'], olderThanHours }
}

function tell({ withoutRecord, withoutObject }: SweepReport, outcome: string) {
  for (const key of withoutRecord) console.log(`${outcome}: ${key}`)
  for (const { recordId, key } of withoutObject) console.log(`missing: ${key} of file ${recordId}`)
  console.log(`${withoutRecord.length} objects without a record ${outcome}.`)
  console.log(`${withoutObject.length} objects that records name are missing.`)
  const left = withoutObject.length + (outcome === 'removed' ? 0 : withoutRecord.length)
  return left === 0 ? 0 : 1
}

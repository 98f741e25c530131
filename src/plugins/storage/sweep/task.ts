import type { PayloadRequest, TaskConfig } from 'payload'
import type { Bucket } from '../bucket.ts'
import { StoreUnreachable } from '../StoreUnreachable.ts'
import { sweep } from './sweep.ts'
import type { SweepOptions } from './sweep.ts'

export type Sweeper = typeof toSweeper extends (bucket: Bucket | undefined) => infer Made
  ? Made
  : never

/** The sweep over this installation's bucket. */
export const toSweeper =
  (bucket: Bucket | undefined) => async (req: PayloadRequest, options: Partial<SweepOptions>) => {
    if (!bucket) throw new StoreUnreachable()
    return sweep({ bucket, req }, { olderThanHours: 24, dryRun: false, ...options })
  }

type Sweeping = {
  input: { dryRun?: boolean | null; olderThanHours?: number | null }
  output: { withoutRecord: number; withoutObject: number }
}

/** The sweep as a job: nightly wherever jobs are run, and whenever it is queued. */
export const sweepTask = (sweeper: Sweeper): TaskConfig<Sweeping> => ({
  slug: 'sweepFiles',
  label: 'Remove objects without a record',
  schedule: [{ cron: '0 4 * * *', queue: 'sweep' }],
  inputSchema: [
    { name: 'dryRun', type: 'checkbox' },
    { name: 'olderThanHours', type: 'number', min: 1 },
  ],
  outputSchema: [
    { name: 'withoutRecord', type: 'number', required: true },
    { name: 'withoutObject', type: 'number', required: true },
  ],
  handler: async ({ input, req }) => {
    const report = await sweeper(req, {
      ...(typeof input.dryRun === 'boolean' && { dryRun: input.dryRun }),
      ...(typeof input.olderThanHours === 'number' && { olderThanHours: input.olderThanHours }),
    })
    if (report.withoutObject.length > 0)
      req.payload.logger.error({ msg: 'Files without an object', files: report.withoutObject })
    return {
      output: {
        withoutRecord: report.withoutRecord.length,
        withoutObject: report.withoutObject.length,
      },
    }
  },
})

import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Bucket } from '../bucket.ts'
import { keyPrefix, toRecordKey } from '../objectKeys.ts'
import { compare } from './compare.ts'
import { expectedObjects } from './expectedObjects.ts'

export type SweepOptions = {
  /** What is younger may belong to an upload under way, and is left alone. */
  olderThanHours: number
  /** Only tells what it would do. */
  dryRun: boolean
}

export type SweepReport = {
  /** Keys of objects that no record names: removed, unless it was a dry run. */
  withoutRecord: string[]
  /** What records name and the store does not have. Only a backup brings it back. */
  withoutObject: { recordId: number; key: string }[]
}

const batch = 100

/** Finds where the object store and the records have drifted apart, and removes the objects that no record names. */
export const sweep = async (
  { bucket, req }: { bucket: Bucket; req: PayloadRequest },
  { olderThanHours, dryRun }: SweepOptions,
): Promise<SweepReport> => {
  const newest = Date.now() - olderThanHours * 3_600_000
  const report: SweepReport = { withoutRecord: [], withoutObject: [] }
  let found: string[] = []
  const settle = async () => {
    const orphans = await withoutRecord(req, found)
    found = []
    if (!dryRun) await bucket.remove(orphans)
    report.withoutRecord.push(...orphans)
  }
  for await (const { kind, object } of compare(bucket.list(keyPrefix), expectedObjects(req))) {
    if (kind === 'unexpected' && object.lastModified.getTime() <= newest) found.push(object.key)
    if (
      kind === 'missing' &&
      object.changedAt.getTime() <= newest &&
      !(await bucket.has(object.key))
    )
      report.withoutObject.push({ recordId: object.recordId, key: object.key })
    if (found.length === batch) await settle()
  }
  await settle()
  return report
}

/** Asked again before anything is removed: the two lists were not read at the same moment. */
async function withoutRecord(req: PayloadRequest, keys: string[]) {
  const owners = [...new Set(keys.map(toRecordKey))]
  const { rows } = await inTransaction(
    req,
    sql`select key from files where key = any(${sql.param(owners)}::text[])`,
  )
  const named = new Set(rows.map(({ key }) => key))
  return keys.filter((key) => !named.has(toRecordKey(key)))
}

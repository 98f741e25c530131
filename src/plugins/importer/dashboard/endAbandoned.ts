import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'

/**
 * Keeps: a command that was killed is not shown at work. Nobody is where nobody holds the lock of imports; what was uploaded
 * goes on by itself, by its job.
 */
export const endAbandoned = async (req: PayloadRequest) => {
  const { rows } = await inTransaction(
    req,
    sql`select id from imports where state in ('reading', 'writing') and uploads is null and not exists (
      select from pg_locks l, cast(hashtext('marquee: import') as bigint) key
      where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
        and l.database = (select oid from pg_database where datname = current_database())
        and (l.classid::bigint << 32 | l.objid::bigint) = key)`,
  )
  if (rows.length === 0) return
  const ids = `{${rows.map(({ id }) => Number(id)).join(',')}}`
  await inTransaction(
    req,
    sql`update imports set state = 'interrupted', updated_at = now()
      where id = any(${ids}::integer[]) and state in ('reading', 'writing')`,
  )
}

/** Before records of imports are read. */
export const endAbandonedFirst: CollectionBeforeOperationHook = async ({
  args,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what both reads are still called
  operation,
  req,
}) => {
  if (operation === 'read') await endAbandoned(req)
  return args
}

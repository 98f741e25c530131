import { sql } from '@payloadcms/db-postgres'
import { APIError } from 'payload'
import type { CollectionBeforeDeleteHook } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'

/**
 * Keeps: the record of a run lasts as long as the run. One that nobody runs any more, whatever its state says, may go.
 * @throws 409 while it is under way
 */
export const notWhileRunning: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { rows } = await inTransaction(
    req,
    sql`select state from imports where id = ${id} and state in ('reading', 'writing')
      and not pg_try_advisory_xact_lock(hashtext('marquee: import'))`,
  )
  if (rows.length > 0) throw new APIError('This import is under way: cancel it first.', 409)
}

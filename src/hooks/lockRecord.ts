import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from './inTransaction.ts'
import { ofRequest } from './ofRequest.ts'

/**
 * Keeps: writes of one record happen one after the other. Payload reads a record, merges the request into it and stores
 * the whole; without the lock two at once would undo each other's fields, and a deletion could miss a reference that is
 * being made.
 */
export const lockRecord = ofRequest(async ({ args, collection, req }) => {
  const id = req.transactionID && 'id' in args ? Number(args.id) : Number.NaN
  if (!Number.isSafeInteger(id)) return
  const table = sql.identifier(collection.slug)
  await inTransaction(req, sql`select 1 from ${table} where id = ${id}::bigint for update`)
})

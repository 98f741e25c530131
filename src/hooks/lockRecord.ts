import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from './inTransaction.ts'
import { ofRequest } from './ofRequest.ts'
import type { PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

/**
 * Keeps: writes of one record happen one after the other. Payload reads a record, merges the request into it and stores
 * the whole; without the lock two at once would undo each other's fields, and a deletion could miss a reference that is
 * being made. A bulk operation locks what it is about to read, always in the same order.
 */
export const lockRecord = ofRequest(async (hook) => {
  const { args, collection, req } = hook
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the names of other operations stay
  const { operation } = hook
  if (!req.transactionID || (operation !== 'update' && operation !== 'delete')) return
  const { id, where, overrideAccess } = args as Written
  const ids =
    id === undefined
      ? await matching(where, { collection, operation, overrideAccess, req })
      : [Number(id)]
  if (ids.length === 0 || !ids.every(Number.isSafeInteger)) return
  const table = sql.identifier(collection.slug)
  await inTransaction(
    req,
    sql`select 1 from ${table} where id = any(${sql.param(ids)}::bigint[]) order by id for update`,
  )
})

type Written = { id?: number | string; where?: Where; overrideAccess?: boolean }

type Bulk = {
  collection: SanitizedCollectionConfig
  operation: 'update' | 'delete'
  overrideAccess: boolean | undefined
  req: PayloadRequest
}

/** What a bulk operation will write: what its filter matches of what the caller may write. */
async function matching(
  where: Where | undefined,
  { collection, operation, overrideAccess = false, req }: Bulk,
) {
  const granted = overrideAccess || (await collection.access[operation]({ req }))
  if (!where || granted === false) return []
  const { docs } = await req.payload.find({
    collection: collection.slug,
    where: granted === true ? where : { and: [where, granted] },
    depth: 0,
    limit: 0,
    pagination: false,
    select: {},
    // The rule may name what its caller may not ask for, such as a file's owner; Payload refuses the rest next.
    overrideAccess: true,
    req,
  })
  return docs.map(({ id }) => id)
}

import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from './inTransaction.ts'
import { ofRequest } from './ofRequest.ts'
import type { PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

/**
 * Keeps: writes of one record happen one after the other. Payload reads a record, merges the request into it and stores
 * the whole; without the lock two at once would undo each other's fields, and a deletion could miss a reference that is
 * being made. A bulk operation locks what its filter matches, always in the same order, and writes nothing else: what begins
 * to match meanwhile is not locked.
 */
export const lockRecord = ofRequest(async (hook) => {
  const { args, collection, req } = hook
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the names of other operations stay
  const { operation } = hook
  if (!req.transactionID || (operation !== 'update' && operation !== 'delete')) return args
  const { id, where, overrideAccess } = args as Written
  if (id === undefined) {
    const bulk = { collection, operation, overrideAccess, req }
    return { ...args, ...(where && { where: await lockMatching(where, bulk) }) }
  }
  if (Number.isSafeInteger(Number(id))) await lock([Number(id)], { collection, req })
  return args
})

/** The filter, narrowed to what it matched when that was locked; as it is where that is refused, or is too much to name. */
async function lockMatching(where: Where, bulk: Bulk): Promise<Where> {
  const ids = await matching(where, bulk)
  if (!ids) return where
  await lock(ids, bulk)
  if (ids.length > mostNamed) return where
  return { and: [where, { id: { in: ids.length > 0 ? ids : [0] } }] }
}

const mostNamed = 10_000

type Locked = { collection: SanitizedCollectionConfig; req: PayloadRequest }

async function lock(ids: number[], { collection, req }: Locked) {
  const table = sql.identifier(collection.slug)
  await inTransaction(
    req,
    sql`select 1 from ${table} where id = any(${sql.param(ids)}::bigint[]) order by id for update`,
  )
}

type Written = { id?: number | string; where?: Where; overrideAccess?: boolean }

type Bulk = {
  collection: SanitizedCollectionConfig
  operation: 'update' | 'delete'
  overrideAccess: boolean | undefined
  req: PayloadRequest
}

/** What a bulk operation will write: what its filter matches of what the caller may write; undefined for what is refused. */
async function matching(
  where: Where,
  { collection, operation, overrideAccess = false, req }: Bulk,
) {
  const granted = overrideAccess || (await collection.access[operation]({ req }))
  if (granted === false) return undefined
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

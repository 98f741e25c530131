import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { CollectionSlug, PayloadRequest } from 'payload'

type Database = {
  drizzle: { execute: (statement: SQL) => Promise<{ rows: { estimate: number }[] }> }
}

/** How many records there are: counted while that is quick, and Postgres's own estimate ("1.2M") for large tables. */
export const countOf = async (collection: CollectionSlug, req: PayloadRequest) => {
  const estimate = await estimateOf(collection, req)
  if (estimate > countable) return `~${rounded.format(estimate)}`
  const { totalDocs } = await req.payload.count({ collection, overrideAccess: false, req })
  return exact.format(totalDocs)
}

/** Counting so many takes some 10 ms. */
const countable = 100_000

const exact = new Intl.NumberFormat('en')
const rounded = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 })

async function estimateOf(collection: CollectionSlug, { payload }: PayloadRequest) {
  const { drizzle } = payload.db as unknown as Database
  const { rows } = await drizzle.execute(
    sql`select reltuples::float8 as estimate from pg_class where oid = to_regclass(${collection})`,
  )
  return rows[0]?.estimate ?? 0
}

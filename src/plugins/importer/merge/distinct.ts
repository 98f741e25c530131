import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Mergeable, Pair } from './mergeRecords.ts'

/** Remembers that two records are not the same: they are not offered for merging again. */
export const keepApart = async (
  req: PayloadRequest,
  { collection, ids: [a, b] }: { collection: Mergeable; ids: [number, number] },
) => {
  await inTransaction(
    req,
    sql`insert into distinct_records (collection, one, other, said_by)
      values (${collection}, ${Math.min(a, b)}, ${Math.max(a, b)}, ${req.user?.id ?? null}) on conflict do nothing`,
  )
}

/** What was said of the loser holds for the winner. */
export const carryOver = async (req: PayloadRequest, { collection, winner, loser }: Pair) => {
  await inTransaction(
    req,
    sql`with said as (
        delete from distinct_records where collection = ${collection} and (one = ${loser} or other = ${loser})
        returning case one when ${loser} then other else one end as id, said_by, said_at
      )
      insert into distinct_records (collection, one, other, said_by, said_at)
      select ${collection}, least(id, ${winner}::integer), greatest(id, ${winner}::integer), said_by, said_at from said
      where id <> ${winner} on conflict do nothing`,
  )
}

/** SQL: whether nobody has said that two records are not the same. */
export const notSaidApart = (collection: Mergeable, one: string, other: string) =>
  sql.raw(`not exists (
    select from distinct_records d where d.collection = '${collection}'
      and d.one = least(${one}, ${other}) and d.other = greatest(${one}, ${other}))`)

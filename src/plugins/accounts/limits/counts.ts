import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Payload } from 'payload'

/** What is counted, for how long from the first of them, and how many are allowed in that time. */
export type Limit = { kind: 'login' | 'registration' | 'forgot'; seconds: number; most: number }

/** How many there have been, and in how many seconds counting starts anew. */
export type Count = { count: number; seconds: number }

type Rows = { rows: Record<string, unknown>[] }
export type Run = (statement: SQL) => Promise<Rows>

/**
 * Runs a statement on a connection of its own: a count stands even where the request that it counts is rolled back. Not
 * to be called from inside a transaction, which would hold one connection while it waits for another.
 */
export const onOwnConnection = (payload: Payload): Run => {
  const { drizzle } = payload.db as unknown as { drizzle: { execute: Run } }
  return (statement) => drizzle.execute(statement)
}

/** How many an address has sent. */
export async function countOf(
  run: Run,
  { kind, address }: { kind: Limit['kind']; address: string },
) {
  return toCount(
    await run(sql`
      select count, ceil(extract(epoch from ends_at - now()))::int as seconds from address_counts
      where kind = ${kind} and address = ${address} and ends_at > now()`),
  )
}

/** Counts one more, and says how many that makes. Safe from any number of processes at once. */
export async function countOneMore(
  run: Run,
  { limit, address }: { limit: Limit; address: string },
) {
  const counted = toCount(
    await run(sql`
      insert into address_counts as held (kind, address, count, ends_at)
      values (${limit.kind}, ${address}, 1, now() + ${limit.seconds} * interval '1 second')
      on conflict (kind, address) do update set
        count = case when held.ends_at > now() then held.count + 1 else 1 end,
        ends_at = case when held.ends_at > now() then held.ends_at else excluded.ends_at end
      returning count, ceil(extract(epoch from ends_at - now()))::int as seconds`),
  )
  if (counted.count === 1) await forgetOld(run)
  return counted
}

/** An address is kept no longer than its count matters. */
const forgetOld = (run: Run) =>
  run(sql`
    delete from address_counts where ctid = any(array(
      select ctid from address_counts where ends_at <= now() limit 100 for update skip locked))`)

const toCount = ({ rows }: Rows): Count => ({
  count: Number(rows[0]?.['count'] ?? 0),
  seconds: Number(rows[0]?.['seconds'] ?? 0),
})

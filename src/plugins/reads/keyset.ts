import { sql } from '@payloadcms/db-postgres'
import type { Position } from './cursors.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** What a list is sorted by, the most important first. The last tells every record from every other. */
export type Key = { by: SQL; isDescending: boolean; isFilled: boolean }

/**
 * The records after a position, in parts that follow each other in the list. Each part is a range of the first key, so
 * that an index on it leads there however far into the list that is: `or` alone would hide the range from Postgres.
 * Without a position there is one part, the whole list.
 */
export const partsAfter = (keys: Key[], position: Position | undefined): (SQL | undefined)[] => {
  const [first, ...others] = keys
  if (!position || !first) return [undefined]
  const [value = null, ...rest] = position
  const within = isAfter(others, rest)
  const equal = sql`(${isAt(first, value)} and ${within})`
  const beyond = hasEmptyBeyond(first, value)
  if (value === null) return beyond ? [equal, sql`${first.by} is not null`] : [equal]
  const range = first.isDescending
    ? sql`${first.by} <= ${value} and (${first.by} < ${value} or ${equal})`
    : sql`${first.by} >= ${value} and (${first.by} > ${value} or ${equal})`
  return beyond ? [range, sql`${first.by} is null`] : [range]
}

/** Postgres has what is empty last where it ascends, and first where it descends: there more may follow. */
const hasEmptyBeyond = ({ isDescending, isFilled }: Key, value: string | null) =>
  !isFilled && (value === null) === isDescending

function isAfter([key, ...others]: Key[], [value = null, ...rest]: Position): SQL {
  if (!key) return sql.raw('false')
  const equal = sql`(${isAt(key, value)} and ${isAfter(others, rest)})`
  return sql`(${isBeyond(key, value)} or ${equal})`
}

function isBeyond(key: Key, value: string | null): SQL {
  const { by, isDescending } = key
  const more = hasEmptyBeyond(key, value)
  if (value === null) return more ? sql`${by} is not null` : sql.raw('false')
  const next = isDescending ? sql`${by} < ${value}` : sql`${by} > ${value}`
  return more ? sql`(${next} or ${by} is null)` : next
}

const isAt = ({ by }: Key, value: string | null) =>
  value === null ? sql`${by} is null` : sql`${by} = ${value}`

import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Pair } from './mergeRecords.ts'

/** Keeps the loser as it was, until it is gone and its ids elsewhere are free. */
export const stashLoser = async (req: PayloadRequest, { collection, loser }: Pair) => {
  await inTransaction(
    req,
    sql`create temporary table merged_away on commit drop as
      select * from ${sql.identifier(collection)} where id = ${loser}`,
  )
}

/**
 * What the winner does not know it learns from the loser: every fact that may be empty, ids elsewhere and developers' own
 * fields included. A name is one fact. A release day of another year than the winner's is a contradiction, and stays out.
 */
export const fillEmpty = async (req: PayloadRequest, { collection, winner }: Pair) => {
  const { rows } = await inTransaction(
    req,
    sql`select attname as "column" from pg_attribute
      where attrelid = ${collection}::regclass and attnum > 0 and not attisdropped and not attnotnull and attgenerated = ''
        and attname <> all (${`{${notFilled.join(',')}}`}::name[])`,
  )
  const filled = rows.map(({ column }) => fill(String(column)))
  await inTransaction(
    req,
    sql`update ${sql.identifier(collection)} w set ${sql.join(filled, sql`, `)}, updated_at = now()
      from merged_away l where w.id = ${winner}`,
  )
}

/** Parts of a name, what the database derives, and the photo that goes with the photos. */
const notFilled = [
  'first_name',
  'last_name',
  'name',
  'released',
  'description_text',
  'biography_text',
  'main_photo_id',
]

function fill(column: string) {
  const name = sql.identifier(column)
  const value =
    column === 'release_date'
      ? sql`case when w.year is null or w.year = l.year then l.release_date end`
      : sql`l.${name}`
  return sql`${name} = coalesce(w.${name}, ${value})`
}

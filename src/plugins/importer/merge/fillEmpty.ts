import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { idKinds } from '../write/fields.ts'
import type { Pair } from './mergeRecords.ts'

type Filling = { pair: Pair; columns: readonly string[] }

/**
 * What the winner does not know it learns from the loser, ids elsewhere included. A release day of another year than the
 * winner's is a contradiction, and stays out.
 */
export const fillEmpty = async (req: PayloadRequest, { pair, columns }: Filling) => {
  const { collection, winner, loser } = pair
  const table = sql.identifier(collection)
  const all = [...columns, ...idKinds.map((kind) => `external_ids_${kind}`)]
  const { rows } = await inTransaction(
    req,
    sql`select ${sql.join(
      all.map((column) => sql.identifier(column)),
      sql`, `,
    )} from ${table} where id = ${loser}`,
  )
  // An id is unique: the loser lets it go first.
  const ids = idKinds.map((kind) => sql`${sql.identifier(`external_ids_${kind}`)} = null`)
  await inTransaction(req, sql`update ${table} set ${sql.join(ids, sql`, `)} where id = ${loser}`)
  const filled = all.map((column) => fill(column, rows[0]?.[column]))
  await inTransaction(
    req,
    sql`update ${table} set ${sql.join(filled, sql`, `)}, updated_at = now() where id = ${winner}`,
  )
}

function fill(column: string, value: unknown) {
  const name = sql.identifier(column)
  const known = typeof value === 'object' && value !== null && !(value instanceof Date)
  const given = known ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`
  if (column === 'gender') return sql`${name} = coalesce(${name}, ${value}::enum_persons_gender)`
  if (column !== 'release_date') return sql`${name} = coalesce(${name}, ${given})`
  return sql`${name} = coalesce(${name}, case when year is null
    or year = extract(year from ${value}::timestamptz at time zone 'UTC') then ${value}::timestamptz end)`
}

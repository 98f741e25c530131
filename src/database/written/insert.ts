import { allOf, columnsOf, encode, quoted } from './columns.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Column, Columns } from './columns.ts'

/** Rows of one table, by drizzle's keys. */
export type Insert = { tableName: string; rows: Record<string, unknown>[] }

/** What only Payload's own way can store. */
export class NotHeld extends Error {}

/** Stands for the id of the record until Postgres has given it one. */
export const itsId = Symbol('the id of the record')

type Parts = { adapter: PostgresAdapter; inserts: Insert[]; lists: Record<string, string> }

/**
 * One statement that inserts a record with the rows of its other tables, and tells the record with those `lists`: by the
 * name of each in the answer, its table.
 * @throws NotHeld
 */
export const toStatement = ({ adapter, inserts, lists }: Parts) => {
  const [record, ...others] = inserts
  const [row] = record?.rows ?? []
  if (!record || !row) throw new NotHeld()
  const values: unknown[] = []
  const next = (value: unknown) => `$${values.push(value)}`
  const columns = columnsOf(adapter, record.tableName)
  const given = Object.entries(checked(columns, [row]))
  const names = given.map(([, { name }]) => quoted(name)).join(', ')
  const cells = given.map(([key, column]) => next(encode(column, row[key]))).join(', ')
  const filled = given.length > 0 ? `(${names}) values (${cells})` : 'default values'
  const ctes = [
    `m as (insert into ${quoted(record.tableName)} ${filled} returning ${allOf(columns)})`,
    ...others.map((other, place) => rowsOf(other, { adapter, next, place })),
  ]
  const told = Object.entries(lists).map(([name, table]) => {
    const place = others.findIndex(({ tableName }) => tableName === table)
    return `, ${listOf(listed(columnsOf(adapter, table)), place)} as ${quoted(name)}`
  })
  return { text: `with ${ctes.join(', ')} select m.*${told.join('')} from m`, values }
}

type Place = { adapter: PostgresAdapter; next: (value: unknown) => string; place: number }

function rowsOf({ tableName, rows }: Insert, { adapter, next, place }: Place): string {
  const columns = columnsOf(adapter, tableName)
  const given = Object.entries(checked(columns, rows))
  const records = rows.map((row) =>
    Object.fromEntries(
      given.map(([key, { name }]) => [name, row[key] === itsId ? null : row[key]]),
    ),
  )
  const names = given.map(([, { name }]) => quoted(name)).join(', ')
  const cells = given.map(([key, { name }]) =>
    rows.every((row) => row[key] === itsId) ? 'm.id' : `r.${quoted(name)}`,
  )
  const table = quoted(tableName)
  const from = `m, jsonb_populate_recordset(null::${table}, ${next(JSON.stringify(records))}::jsonb) r`
  return `c${place} as (insert into ${table} (${names}) select ${cells.join(', ')} from ${from} returning ${allOf(columns)})`
}

/** The columns that the rows fill. */
function checked(columns: Columns, rows: Insert['rows']): Columns {
  const given = Object.entries(columns).filter(([key, column]) => {
    const filled = rows.filter((row) => row[key] !== undefined)
    const isPartly = filled.length > 0 && filled.length < rows.length
    if (isPartly && column.hasDefault) throw new NotHeld()
    if (filled.length === 0 && column.defaultFn) throw new NotHeld()
    if (filled.some((row) => !isPlain(row[key], column))) throw new NotHeld()
    return filled.length > 0
  })
  // Rows within rows need ids that Payload has given.
  if (columns['_parentID'] && rows.some(({ id }) => id === undefined)) throw new NotHeld()
  return Object.fromEntries(given)
}

/** Whether a value goes through JSON and back as drizzle would send and read it. */
const isPlain = (value: unknown, { columnType }: Column) =>
  plainTypes.has(columnType) &&
  !(
    typeof value === 'object' &&
    value !== null &&
    ('queryChunks' in value || value instanceof Date)
  )

const plainTypes = new Set(
  'Serial Integer BigInt53 Numeric NumericNumber Varchar Text EnumColumn Boolean TimestampString UUID Jsonb'
    .split(' ')
    .map((type) => `Pg${type}`),
)

/** What drizzle reads of the rows of a list. */
export const listed = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([key]) => key !== 'id' && key !== 'parent'))

function listOf(columns: Columns, place: number): string {
  if (place < 0) return `'[]'::json`
  const cells = Object.values(columns).map(({ name }) => `r.${quoted(name)}`)
  return `(select json_agg(json_build_array(${cells.join(', ')}) order by r."order") from c${place} r)`
}

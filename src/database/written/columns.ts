import type { PostgresAdapter } from '@payloadcms/db-postgres'

/** A column as drizzle knows it: how its values go to Postgres and come back. */
export type Column = {
  name: string
  columnType: string
  hasDefault: boolean
  defaultFn?: unknown
  mapToDriverValue: (value: unknown) => unknown
  mapFromDriverValue: (value: unknown) => unknown
}

export type Columns = Record<string, Column>

/** A table's columns by the keys under which drizzle has them. */
export const columnsOf = (adapter: PostgresAdapter, tableName: string): Columns => {
  const table = adapter.tables[tableName] as object
  const known = seen.get(table)
  if (known) return known
  const entries = Object.entries<unknown>(table as Record<string, unknown>)
  const made = Object.fromEntries(
    entries.filter((entry): entry is [string, Column] => isColumn(entry[1])),
  )
  seen.set(table, made)
  return made
}

const seen = new WeakMap<object, Columns>()

const isColumn = (value: unknown): value is Column =>
  typeof value === 'object' && value !== null && 'mapFromDriverValue' in value

/** A record as drizzle would have read it, of what Postgres sent. */
export const decode = (columns: Columns, sent: (column: Column, place: number) => unknown) =>
  Object.fromEntries(
    Object.entries(columns).map(([key, column], place) => {
      const value = sent(column, place) ?? null
      return [key, value === null ? null : column.mapFromDriverValue(value)]
    }),
  )

/** What drizzle makes of a value on its way to Postgres. */
export const encode = (column: Column, value: unknown) =>
  value === null ? null : column.mapToDriverValue(value)

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** All columns by name. A `*` would be another answer after a migration, which statements prepared before it may not give. */
export const allOf = (columns: Columns) =>
  Object.values(columns)
    .map(({ name }) => quoted(name))
    .join(', ')

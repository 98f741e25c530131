import { sql } from '@payloadcms/db-postgres'
import { alias } from '@payloadcms/db-postgres/drizzle/pg-core'
import { built } from './built.ts'
import { column } from './sql.ts'
import type { Compilation } from './compilation.ts'
import type { PgTable } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Where } from 'payload'

type Filter = {
  compilation: Compilation
  slug: string
  /** The record's row in the statement. */
  row: string
  where: Where
}

/** Whether a record meets a filter; Payload's own compiler of filters writes the condition. */
export const filterOn = ({ compilation, slug, row, where }: Filter): SQL => {
  const { adapter } = compilation
  const tableName = compilation.tableOf(slug)
  const { flattenedFields: fields } = compilation.configOf(slug)
  const aliasTable = alias(adapter.tables[tableName] as PgTable, row)
  const direct = built({
    payload: compilation.payload,
    adapter,
    aliasTable,
    fields,
    tableName,
    where: structuredClone(where),
  })
  if (direct.joins.length === 0) return direct.where ? sql`(${direct.where})` : sql.raw('true')
  const through = built({
    payload: compilation.payload,
    adapter,
    fields,
    tableName,
    where: structuredClone(where),
  })
  const id = column(tableName, 'id')
  return sql`exists (select 1 from ${sql.identifier(tableName)} ${joinsOf(through.joins)} where ${id} = ${column(row, 'id')} and (${through.where}))`
}

type Joins = ReturnType<typeof built>['joins']

/** The joins that Payload's compiler asks for; bare, the tables alone. */
export const joinsOf = (joins: Joins, form?: 'bare'): SQL =>
  sql.join(
    joins.map(({ type, condition, table }) => {
      if (form) return sourceOf(table)
      const kind = { leftJoin: 'left', innerJoin: 'inner', rightJoin: 'right' }[type ?? 'leftJoin']
      return sql`${sql.raw(kind)} join ${sourceOf(table)} on ${condition}`
    }),
    sql.raw(' '),
  )

const original = Symbol.for('drizzle:OriginalName')
const current = Symbol.for('drizzle:Name')

/** Drizzle keeps a table's names under symbols. */
function sourceOf(table: object): SQL {
  const names = table as Record<symbol, string>
  const [own = '', name = own] = [names[original], names[current]]
  return own === name
    ? sql`${sql.identifier(name)}`
    : sql`${sql.identifier(own)} ${sql.identifier(name)}`
}

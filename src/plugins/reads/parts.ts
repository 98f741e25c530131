import { sql } from '@payloadcms/db-postgres'
import { Column, is } from '@payloadcms/db-postgres/drizzle'
import toSnakeCase from 'to-snake-case'
import { namesOf } from './sql.ts'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { Payload } from 'payload'
import type { Lists } from './declared.ts'

type Operator = DrizzleAdapter['operators']['like']

/**
 * Payload's adapter, as its compiler of filters asks it: texts whose parts have an index (`Lists.parts`) are compared by
 * `is_like`, which is ILIKE by that index (docs/decisions/054-parts-of-words.md).
 */
export const findingParts = (adapter: DrizzleAdapter, payload: Payload): DrizzleAdapter => {
  const known = made.get(payload) ?? derived(adapter, payload)
  made.set(payload, known)
  return known
}

const made = new WeakMap<Payload, DrizzleAdapter>()

function derived(adapter: DrizzleAdapter, { config }: Payload): DrizzleAdapter {
  const indexed = new Set(
    config.collections.flatMap(({ slug, custom }) =>
      ((custom['lists'] as Lists | undefined)?.parts ?? []).map(
        (name) => `${adapter.tableNameMap.get(toSnakeCase(slug))}.${name}`,
      ),
    ),
  )
  const byIndex =
    (plain: Operator): Operator =>
    (column, pattern) =>
      is(column, Column) && indexed.has(`${namesOf(column.table).own}.${column.name}`)
        ? sql`is_like(${column}, ${pattern})`
        : plain(column, pattern)
  const { contains, like } = adapter.operators
  const operators = { ...adapter.operators, contains: byIndex(contains), like: byIndex(like) }
  return Object.create(adapter, { operators: { value: operators } }) as DrizzleAdapter
}

import { sql } from '@payloadcms/db-postgres'
import { constant } from '../sql.ts'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/** By Payload's instance, the tables of which the database tells whether they were written. */
const marked = new WeakMap<Payload, Set<string>>()

const isMarked = (payload: Payload, table: string): boolean =>
  marked.get(payload)?.has(table) ?? false

/** The tables that a statement names; undefined where the database does not tell of each whether it was written. */
export const markedTablesIn = (text: string, payload: Payload): string[] | undefined => {
  const { tables } = payload.db as unknown as DrizzleAdapter
  const names = new Set([...text.matchAll(/"(\w+)"/g)].map(([, name = '']) => name))
  const found = [...names].filter((name) => name in tables).sort()
  return found.every((name) => isMarked(payload, name)) ? found : undefined
}

/** Sees to it that writes are marked in every table that a count may read, those of later collections included. */
export const markWrites = async (payload: Payload): Promise<void> => {
  const { pool, tables } = payload.db as unknown as DrizzleAdapter & PostgresAdapter
  const names = Object.keys(tables).filter((name) => !name.startsWith('payload_'))
  try {
    const { rows } = await pool.query<{ name: string }>('select mark_writes($1) as name', [names])
    marked.set(payload, new Set(rows.map(({ name }) => name)))
  } catch (err) {
    payload.logger.warn({ err, msg: 'Lists are counted anew for each page: writes are not marked' })
  }
}

/** The state of these tables: another after each transaction that wrote in one of them. */
export const stateOf = (tables: string[]) =>
  sql`select coalesce(sum(mark), 0)::text as state from write_marks where "table" in (${sql.join(tables.map(constant), sql.raw(', '))})`

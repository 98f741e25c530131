import { readdirSync } from 'node:fs'
import path from 'node:path'

import pg from 'pg'

import { Problem } from '../problem.ts'
import { root } from './programs.ts'

export interface DatabaseState {
  /** Nothing was ever migrated here. */
  isNew: boolean
  isUpToDate: boolean
  hasAdmin: boolean
}

/** What there is to do for a database, asked in plain SQL: loading the CMS takes seconds. */
export const inspect = async (url: string): Promise<DatabaseState> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await connect(client, url)
  try {
    const applied = await namesOf(
      client,
      'payload_migrations',
      'select name from payload_migrations',
    )
    const admins = await namesOf(
      client,
      'users',
      `select 1 from users where role = 'admin' limit 1`,
    )
    return {
      isNew: applied.length === 0,
      isUpToDate: ourMigrations().every((name) => applied.includes(name)),
      hasAdmin: admins.length > 0,
    }
  } finally {
    await client.end()
  }
}

const connect = async (client: pg.Client, url: string): Promise<void> => {
  try {
    await client.connect()
  } catch (cause) {
    const { host } = new URL(url)
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new Problem(`Cannot use the database at ${host} (DATABASE_URL): ${reason}`, { cause })
  }
}

const namesOf = async (client: pg.Client, table: string, sql: string): Promise<unknown[]> => {
  const found = await client.query<{ there: boolean }>(
    'select to_regclass($1) is not null as there',
    [table],
  )
  if (found.rows[0]?.there !== true) return []
  const { rows } = await client.query<{ name?: unknown }>(sql)
  return rows.map(({ name }) => name)
}

const ourMigrations = (): string[] =>
  readdirSync(path.join(root, 'src/migrations'))
    .filter((file) => /^\d+_.*\.ts$/.test(file))
    .map((file) => path.basename(file, '.ts'))

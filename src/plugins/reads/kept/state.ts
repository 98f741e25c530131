import { Recent } from '../recent.ts'
import { foundIn } from '../wire/line.ts'
import { markedTablesIn, stateOf } from './marks.ts'
import { render } from '../sql.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { Statement } from '../sql.ts'

const statements = new Recent<string, Statement>(100)

/**
 * The state that the tables are in now which an SQL text names in quotes: another after each transaction that wrote in one
 * of them. Undefined where the database does not tell of each whether it was written.
 */
export const stateNow = async (payload: Payload, text: string): Promise<string | undefined> => {
  const tables = markedTablesIn(text, payload)
  if (!tables) return undefined
  const { pool } = payload.db as unknown as PostgresAdapter
  const key = tables.join()
  const statement = statements.get(key) ?? render(stateOf(tables))
  statements.set(key, statement)
  const row = await foundIn(pool, statement)
  return row?.['state'] ?? undefined
}

import { foundIn } from '../wire/line.ts'
import { areMarked, stateOf } from './marks.ts'
import { render } from '../sql.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/**
 * The state that tables are in now: another after each transaction that wrote in one of them. Undefined where the database
 * does not tell of each whether it was written.
 */
export const stateNow = async (payload: Payload, tables: string[]): Promise<string | undefined> => {
  if (!areMarked(payload, tables)) return undefined
  const { pool } = payload.db as unknown as PostgresAdapter
  const row = await foundIn(pool, render(stateOf(tables)))
  return row?.['state'] ?? undefined
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Find } from './run.ts'

type Parts = {
  /** Answers what is asked for of any table. */
  findFirst?: (find: Find) => Promise<object | undefined>
  insert?: unknown
  deleteWhere?: unknown
}

/** The adapter as one call of Payload's sees it: these are its only ways to the database. */
export const standIn = (
  adapter: PostgresAdapter,
  { findFirst, ...methods }: Parts,
): PostgresAdapter => {
  const drizzle = { query: new Proxy({}, { get: () => ({ findFirst }) }) }
  const own = { drizzle, primaryDrizzle: undefined, sessions: {}, ...methods }
  return Object.assign(Object.create(adapter) as object, own) as unknown as PostgresAdapter
}

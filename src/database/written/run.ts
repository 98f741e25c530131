import { createHash } from 'node:crypto'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'

/** What Payload runs its statements on. */
export type Connection = {
  query: Record<string, { findFirst: (args: Find) => Promise<object | undefined> } | undefined>
}

/** A relational query of drizzle's, as far as it is looked at. */
export type Find = { columns?: object; extras?: object; where?: unknown; with?: object }

/** The connection of the request's transaction, where it is in one. */
export const connectionOf = async (
  adapter: PostgresAdapter,
  req: Partial<PayloadRequest> | undefined,
): Promise<Connection | undefined> => {
  const session = req?.transactionID && adapter.sessions[String(await req.transactionID)]
  return session ? (session.db as unknown as Connection) : undefined
}

type Statement = { text: string; values: unknown[] }

/** What drizzle keeps to itself, but for which each statement would be built anew. */
type Session = {
  prepareQuery: (
    ...args: [query: { sql: string; params: unknown[] }, fields: undefined, name?: string]
  ) => { execute: () => Promise<{ rows: Record<string, unknown>[] }> }
}

/** Runs a prepared statement as drizzle runs its own: logged alike, its errors and values alike. */
export const run = async (connection: Connection, { text, values }: Statement) => {
  const { session } = connection as unknown as { session: Session }
  const query = { sql: text, params: values }
  const { rows } = await session.prepareQuery(query, undefined, nameOf(text)).execute()
  return rows
}

/** A connection keeps each statement that was prepared on it. */
const most = 200
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known ?? names.size >= most) return known
  const name = `writes_${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}

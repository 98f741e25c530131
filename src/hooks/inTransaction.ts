import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

type Connection = { execute: (statement: SQL) => Promise<{ rows: Record<string, unknown>[] }> }
type Connections = { drizzle: Connection; sessions: Record<string, { db: Connection } | undefined> }

/** Runs a statement on the request's own connection: inside its transaction when it has one. */
export const inTransaction = async (req: PayloadRequest, statement: SQL) => {
  const { drizzle, sessions } = req.payload.db as unknown as Connections
  const session = req.transactionID ? sessions[String(await req.transactionID)] : undefined
  return (session?.db ?? drizzle).execute(statement)
}

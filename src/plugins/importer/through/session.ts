import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { randomUUID } from 'node:crypto'
import { createLocalReq, ValidationError } from 'payload'
import type { Payload, PayloadRequest } from 'payload'
import type { ClientBase } from 'pg'

export type Session = {
  client: ClientBase
  payload: Payload
  /**
   * Does something through Payload within the run's open transaction, all of it or nothing. Answers why it was refused,
   * where it was.
   */
  attempt: (act: (req: PayloadRequest) => Promise<void>) => Promise<string | undefined>
}

type Adapter = { schema: Record<string, unknown>; sessions: Record<string, unknown> }

/** Lets Payload work in the run's transaction: whatever ends a run, what Payload wrote ends with the rest of its step. */
export const openSession = (payload: Payload, client: ClientBase): Session => {
  const adapter = payload.db as unknown as Adapter
  const db = drizzle({ client: client as never, schema: adapter.schema })
  return {
    client,
    payload,
    attempt: async (act) => {
      const id = randomUUID()
      adapter.sessions[id] = { db, client: neverEnding, afterCommit: [], afterRollback: [] }
      await client.query('savepoint record')
      try {
        const req = await createLocalReq({ context: { isImport: true } }, payload)
        await act(Object.assign(req, { transactionID: id }))
        return undefined
      } catch (error) {
        if (isPassing(error)) throw error
        await client.query('rollback to savepoint record')
        return toReason(error)
      } finally {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the adapter's registry is a plain object
        delete adapter.sessions[id]
      }
    },
  }
}

/** What Payload ends after a failure is the savepoint alone, and we do that. */
const neverEnding = {
  query: () => Promise.resolve({ command: 'ROLLBACK' }),
  off: () => undefined,
  release: () => undefined,
}

/** Two who waited for each other: the step is tried again. */
const isPassing = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && (error.code === '40P01' || error.code === '40001')) return true
  return 'cause' in error && isPassing(error.cause)
}

const toReason = (error: unknown) => {
  if (error instanceof ValidationError)
    return error.data.errors.map(({ path, message }) => `${path}: ${message}`).join(' ')
  return error instanceof Error ? error.message : String(error)
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { runAll } from './effects.ts'
import type { Transaction } from './transactions.ts'

/** One record's share of a transaction in which a bulk operation writes many. */
export type Part = { keep: () => Promise<void>; undo: () => Promise<void> }

/**
 * Keeps: what a bulk operation lists as done is done, and what it refuses is undone, effects and all. One statement that
 * fails would otherwise end the whole transaction. Payload's bulk operations ask for it: docs/decisions/021.
 */
export const beginPart =
  (adapter: PostgresAdapter) =>
  async ({ transactionID }: Pick<PayloadRequest, 'transactionID'>): Promise<Part | undefined> => {
    const transaction = adapter.sessions[String(await transactionID)] as Transaction | undefined
    if (!transaction) return undefined
    const { client, afterCommit, afterRollback } = transaction
    const [kept, undone] = [afterCommit.length, afterRollback.length]
    await client.query('savepoint part')
    return {
      keep: async () => {
        // What is checked when the transaction ends is checked now: the refusal is this record's.
        await client.query('set constraints all immediate')
        await client.query('set constraints all deferred')
        await client.query('release savepoint part')
      },
      undo: async () => {
        await client.query('rollback to savepoint part')
        await client.query('release savepoint part')
        afterCommit.length = kept
        await runAll(afterRollback.splice(undone), adapter)
      },
    }
  }

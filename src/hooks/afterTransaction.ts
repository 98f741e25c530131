import type { Transaction } from '#src/database/transactions.ts'
import type { PayloadRequest } from 'payload'

type Outcome = 'afterCommit' | 'afterRollback'

/**
 * Runs an effect once the request's transaction has ended that way: what cannot be undone waits for the commit, what
 * the database cannot undo is undone after a rollback. Without a transaction the write is already stored.
 */
export const afterTransaction = async (
  outcome: Outcome,
  { req, effect }: { req: PayloadRequest; effect: () => Promise<void> },
) => {
  const transaction = await transactionOf(req)
  if (transaction) transaction[outcome].push(effect)
  else if (outcome === 'afterCommit') await effect()
}

async function transactionOf(req: PayloadRequest): Promise<Transaction | undefined> {
  const { sessions } = req.payload.db as unknown as { sessions: Record<string, Transaction> }
  return req.transactionID ? sessions[String(await req.transactionID)] : undefined
}

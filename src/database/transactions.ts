import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import { randomUUID } from 'node:crypto'
import { beginningOf } from './begin.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Pool, PoolClient } from 'pg'
import { runAll } from './effects.ts'
import type { Beginning } from './begin.ts'
import type { Effect } from './effects.ts'
import { beginPart } from './parts.ts'

/** An open transaction as Payload's adapter keeps it, with its connection and what is to happen once it has ended. */
export type Transaction = PostgresAdapter['sessions'][string] & {
  client: Beginning
  afterCommit: Effect[]
  afterRollback: Effect[]
}

/**
 * Payload's own commit resolves even when COMMIT fails, and the caller is told of a record that was never stored. This
 * one checks deferred constraints first and throws whatever they or COMMIT throw.
 */
export const withHonestCommits = (adapter: PostgresAdapter): PostgresAdapter => {
  const writers = writerPool(adapter)
  const destroy = adapter.destroy?.bind(adapter)
  return Object.assign(adapter, {
    beginPart: beginPart(adapter),
    beginTransaction: async () => {
      await adapter.initializing
      const id = randomUUID()
      adapter.sessions[id] = await begin(adapter, await writers().connect())
      return id
    },
    destroy: async () => {
      await writers().end()
      await destroy?.()
    },
    commitTransaction: async (incoming: Promise<number | string> | number | string) => {
      const transaction = take(adapter, String(await incoming))
      if (transaction) await commit(transaction, adapter)
    },
    rollbackTransaction: async (incoming: Promise<number | string> | number | string) => {
      const transaction = take(adapter, String(await incoming))
      if (transaction) await rollback(transaction, adapter)
    },
  })
}

/**
 * Transactions have connections of their own. Payload asks some questions outside the transaction it is in; were both
 * to come from one pool, as many writes at once as it has connections would wait for each other for ever.
 */
function writerPool(adapter: PostgresAdapter) {
  let pool: Pool | undefined
  return () => (pool ??= new adapter.pg.Pool(adapter.poolOptions))
}

async function begin(adapter: PostgresAdapter, pooled: PoolClient): Promise<Transaction> {
  pooled.on('error', lostConnection)
  const client = beginningOf(pooled)
  try {
    await client.prepare()
  } catch (error) {
    release(pooled, error)
    throw error
  }
  return {
    db: drizzleOn(client, adapter),
    client,
    afterCommit: [],
    afterRollback: [],
    resolve: () => Promise.resolve(),
    reject: () => Promise.resolve(),
  }
}

/** A connection of its own serves as drizzle's transaction: Payload runs statements on it and nothing else. */
function drizzleOn(client: PoolClient, adapter: PostgresAdapter): Transaction['db'] {
  const known = drizzles.get(client)
  if (known) return known
  const db = drizzle({ client, logger: adapter.logger ?? false, schema: adapter.schema })
  const made = db as unknown as Transaction['db']
  drizzles.set(client, made)
  return made
}

/** Drizzle reads through the whole schema to make one. */
const drizzles = new WeakMap<PoolClient, Transaction['db']>()

/** Several operations may share a transaction; whoever ends it first ends it for all. */
function take(adapter: PostgresAdapter, id: string) {
  const transaction = adapter.sessions[id] as Transaction | undefined
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the adapter's registry is a plain object
  delete adapter.sessions[id]
  return transaction
}

async function commit(transaction: Transaction, adapter: PostgresAdapter) {
  const { client } = transaction
  // Two statements in one message, and so two outcomes.
  const outcome = client.hasBegun && (await client.query(ending).catch(fail))
  release(client)
  // Postgres answers the COMMIT of a failed transaction with ROLLBACK, and no error.
  if (outcome && [outcome].flat().at(-1)?.command !== 'COMMIT')
    throw new Error('The transaction had failed before its commit.')
  await runAll(transaction.afterCommit, adapter)

  async function fail(error: unknown): Promise<never> {
    if (isAnswered(error)) await rollback(transaction, adapter)
    // Whether it was stored is unknown, so nothing is undone: the sweeper finds what is left over.
    else release(client, error)
    throw error
  }
}

const ending = 'set constraints all immediate; commit'

/** Whether Postgres refused: what ends the connection leaves open what became of the transaction. */
const isAnswered = (error: unknown) => (error as { severity?: unknown }).severity === 'ERROR'

async function rollback({ client, afterRollback }: Transaction, adapter: PostgresAdapter) {
  try {
    if (client.hasBegun) await client.query('rollback')
    release(client)
  } catch (error) {
    release(client, error)
  }
  await runAll(afterRollback, adapter)
}

function release(client: PoolClient, error?: unknown) {
  client.off('error', lostConnection)
  client.release(error instanceof Error ? error : error !== undefined)
}

/** The statement under way rejects with the same error; without a listener the process would end. */
function lostConnection() {
  return undefined
}

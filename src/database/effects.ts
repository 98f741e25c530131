import type { PostgresAdapter } from '@payloadcms/db-postgres'

/** What happens outside the database once its outcome is known. */
export type Effect = () => Promise<void>

/** The outcome stands: an effect that fails is logged, and left to the sweeper. */
export async function runAll(effects: Effect[], adapter: PostgresAdapter) {
  for (const outcome of await Promise.allSettled(effects.map((effect) => effect())))
    if (outcome.status === 'rejected')
      adapter.payload.logger.error({
        err: outcome.reason as unknown,
        msg: 'An effect after a transaction failed',
      })
}

import pg from 'pg'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/** For each server process, of which each processor has one; a search takes milliseconds. */
export const most = 2

const pools = new WeakMap<Payload, pg.Pool>()

/**
 * Connections of search's own. Its statements are long and always planned alike, so that planning them anew, which
 * Postgres would do for values it finds unusual, costs many times what they cost; and none looks up the same record twice,
 * which a plan need not remember. And a flood of searches leaves the
 * other connections free. They close by themselves, long after they were used: to plan these statements on a new one takes
 * ten times as long as a search.
 */
export const connectionsOf = (payload: Payload): pg.Pool => {
  const known = pools.get(payload)
  if (known) return known
  const { poolOptions } = payload.db as unknown as PostgresAdapter
  const pool = new pg.Pool({
    ...poolOptions,
    max: most,
    allowExitOnIdle: true,
    idleTimeoutMillis: kept,
    statement_timeout: longest,
    options: '-c plan_cache_mode=force_generic_plan -c jit=off -c enable_memoize=off',
  })
  // A connection that is lost while idle is not used again; without a listener the process would end.
  pool.on('error', (err) => {
    payload.logger.warn({ err, msg: 'A connection of search was lost' })
  })
  // While it is used, who waits for an answer learns of it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pools.set(payload, pool)
  return pool
}

/** Milliseconds that an idle connection is kept. */
const kept = 600_000

/** In milliseconds. Nobody waits longer for a list of hits. */
const longest = 10_000

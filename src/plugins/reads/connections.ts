import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { Pool, PoolClient } from 'pg'

const generations = new WeakMap<PoolClient, number>()

/** A connection for one read, of the database that Payload itself would read from now. */
export const connectionFor = async (payload: Payload, generation: number): Promise<PoolClient> => {
  const pool = poolOf(payload.db as unknown as Adapter)
  for (;;) {
    const client = await pool.connect()
    const made = generations.get(client)
    if (made === undefined || made === generation) {
      generations.set(client, generation)
      return client
    }
    // It keeps statements that are not asked for any more.
    client.release(true)
  }
}

type Adapter = PostgresAdapter &
  Pick<DrizzleAdapter, 'readReplicasAfterWriteInterval'> & {
    lastWriteTimestamp?: number
    primaryDrizzle?: object
  }

/** What drizzle makes of several databases to read from. */
type Replicated = { $replicas?: { $client: Pool }[] }

/** A replica where there are some and Payload has not written a moment ago, as Payload decides. */
function poolOf(adapter: Adapter): Pool {
  const replicas = (adapter.drizzle as unknown as Replicated).$replicas ?? []
  const isFresh =
    adapter.lastWriteTimestamp !== undefined &&
    Date.now() - adapter.lastWriteTimestamp < (adapter.readReplicasAfterWriteInterval ?? 0)
  const replica = isFresh ? undefined : replicas[Math.floor(Math.random() * replicas.length)]
  return replica?.$client ?? adapter.pool
}

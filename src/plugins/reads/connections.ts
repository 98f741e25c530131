import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { NotCompiled } from './obstacles.ts'
import type { Payload, PayloadRequest } from 'payload'
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

/** The connection of the request's transaction; undefined where it is in none. */
export const transactionOf = async ({ payload, transactionID }: PayloadRequest) => {
  if (!transactionID) return undefined
  const { sessions } = payload.db as unknown as { sessions: Sessions }
  const client = sessions[String(await transactionID)]?.db.$client
  if (!client) throw new NotCompiled('a transaction of another kind')
  return client
}

type Sessions = Record<string, { db: { $client?: PoolClient } } | undefined>

/** Whether a connection keeps statements of this generation alone; one that is in a transaction can't be changed. */
export const isOf = (client: PoolClient, generation: number): boolean => {
  const made = generations.get(client)
  if (made === undefined) generations.set(client, generation)
  return made === undefined || made === generation
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

import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { NotCompiled } from '../obstacles.ts'
import { generation } from './prepared.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Pool, PoolClient } from 'pg'

const generations = new WeakMap<PoolClient, number>()

const ignore = () => undefined

/** A connection that keeps no statements of an earlier generation. */
export const connectionTo = async (pool: Pool): Promise<PoolClient> => {
  for (;;) {
    const client = await pool.connect()
    // Who waits for an answer learns of it when the connection breaks; nobody listening would end the process.
    if (!client.listeners('error').includes(ignore)) client.on('error', ignore)
    if (isOfToday(client)) return client
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
export const isOfToday = (client: PoolClient): boolean => {
  const made = generations.get(client)
  if (made === undefined) generations.set(client, generation())
  return made === undefined || made === generation()
}

type Adapter = PostgresAdapter &
  Pick<DrizzleAdapter, 'readReplicasAfterWriteInterval'> & {
    lastWriteTimestamp?: number
    primaryDrizzle?: object
  }

/** What drizzle makes of several databases to read from. */
type Replicated = { $replicas?: { $client: Pool }[] }

/** The database that Payload would read from now: a replica where there are some and it has not written a moment ago. */
export const poolOf = ({ db }: Payload): Pool => {
  const adapter = db as unknown as Adapter
  const replicas = (adapter.drizzle as unknown as Replicated).$replicas ?? []
  const isFresh =
    adapter.lastWriteTimestamp !== undefined &&
    Date.now() - adapter.lastWriteTimestamp < (adapter.readReplicasAfterWriteInterval ?? 0)
  const replica = isFresh ? undefined : replicas[Math.floor(Math.random() * replicas.length)]
  return replica?.$client ?? adapter.pool
}

import { connectionsOf, most } from './connections.ts'
import type { Payload } from 'payload'
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg'

type Named = QueryConfig & { name: string }

const preparing = new WeakMap<Pool, Promise<void>>()

/**
 * The rows of a prepared statement. To plan one takes ten times as long as to run it: one that a connection did not know is
 * prepared on the others too, while nobody waits for it.
 */
export async function rowsOf<Row extends QueryResultRow>(payload: Payload, statement: Named) {
  const pool = connectionsOf(payload)
  const client = await pool.connect()
  const isNew = !knows(client, statement)
  const { rows } = await runOn<Row>(client, statement)
  if (isNew) prepareLater(pool, statement)
  return rows
}

async function runOn<Row extends QueryResultRow>(client: PoolClient, statement: Named) {
  try {
    const result = await client.query<Row>(statement)
    client.release()
    return result
  } catch (error) {
    // As the pool's own queries do: a connection that failed is not used again.
    client.release(true)
    throw error
  }
}

/** The driver keeps by name what it has prepared. */
const knows = (client: PoolClient, { name }: Named) => {
  const { connection } = client as unknown as {
    connection: { parsedStatements: Record<string, string | undefined> }
  }
  return connection.parsedStatements[name] !== undefined
}

/** One statement after the other: two that each held a connection would wait for each other. */
function prepareLater(pool: Pool, statement: Named) {
  const before = preparing.get(pool) ?? Promise.resolve()
  // Where it fails, who asks for it on that connection prepares it.
  const done = before.then(() => prepareElsewhere(pool, statement)).catch(() => undefined)
  preparing.set(pool, done)
}

async function prepareElsewhere(pool: Pool, statement: Named) {
  let client = await notKnowing(pool, statement)
  while (client) {
    await runOn(client, statement)
    client = await notKnowing(pool, statement)
  }
}

/** A connection that does not know a statement; undefined where all do. */
async function notKnowing(pool: Pool, statement: Named): Promise<PoolClient | undefined> {
  const taken: PoolClient[] = []
  try {
    while (taken.length < most) {
      const client = await pool.connect()
      if (!knows(client, statement)) return client
      taken.push(client)
    }
    return undefined
  } finally {
    for (const client of taken) client.release()
  }
}

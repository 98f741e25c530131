import { connectionsOf, most } from './connections.ts'
import type { Payload } from 'payload'
import type { Pool, PoolClient, QueryResultRow } from 'pg'

type Named = {
  name: string
  text: string
  values: unknown[]
  /** Values that it finds nothing by. */
  idle: () => unknown[]
}

type Query = Omit<Named, 'idle'>

/** A connection that keeps more statements is closed, and they with it: each takes a megabyte. */
const mostKept = 100

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

async function runOn<Row extends QueryResultRow>(client: PoolClient, statement: Query) {
  const { name, text, values } = statement
  try {
    const result = await client.query<Row>({ name, text, values })
    client.release(Object.keys(keptBy(client)).length > mostKept)
    return result
  } catch (error) {
    // As the pool's own queries do: a connection that failed is not used again.
    client.release(true)
    throw error
  }
}

/** The driver keeps by name what it has prepared. */
function keptBy(client: PoolClient): Partial<Record<string, string>> {
  const { connection } = client as unknown as {
    connection: { parsedStatements: Partial<Record<string, string>> }
  }
  return connection.parsedStatements
}

const knows = (client: PoolClient, { name }: Query) => keptBy(client)[name] !== undefined

/** One statement after the other: two that each held a connection would both find the other one taken. */
function prepareLater(pool: Pool, statement: Named) {
  const before = preparing.get(pool) ?? Promise.resolve()
  // Where it fails, who asks for it on that connection prepares it.
  const done = before.then(() => prepareElsewhere(pool, statement)).catch(() => undefined)
  preparing.set(pool, done)
}

async function prepareElsewhere(pool: Pool, statement: Named) {
  let client = await notKnowing(pool, statement)
  while (client) {
    await runOn(client, { ...statement, values: statement.idle() })
    client = await notKnowing(pool, statement)
  }
}

/** A connection that does not know a statement; undefined where all do, or are wanted by others. */
async function notKnowing(pool: Pool, statement: Named): Promise<PoolClient | undefined> {
  const taken: PoolClient[] = []
  try {
    while (taken.length < most && isFree(pool)) {
      const client = await pool.connect()
      if (!knows(client, statement)) return client
      taken.push(client)
    }
    return undefined
  } finally {
    for (const client of taken) client.release()
  }
}

const isFree = (pool: Pool) =>
  pool.waitingCount === 0 && (pool.idleCount > 0 || pool.totalCount < most)

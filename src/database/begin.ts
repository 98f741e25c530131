import pg from 'pg'
import type { PoolClient, QueryConfig } from 'pg'

/** A connection whose transaction begins with its first statement, in one message with it. */
export type Beginning = PoolClient & {
  /** Whether anything has been asked, so that there is a transaction to end. */
  readonly hasBegun: boolean
  /** To be called before each transaction. */
  prepare: () => Promise<void>
}

/** The connection of a pool as transactions have it, always the same. */
export const beginningOf = (client: PoolClient): Beginning => {
  const known = beginnings.get(client) ?? toBeginning(client)
  beginnings.set(client, known)
  return known
}

const beginnings = new WeakMap<PoolClient, Beginning>()

type Query = (config: QueryConfig | string, values?: unknown[]) => Promise<unknown>

function toBeginning(client: PoolClient): Beginning {
  let isPrepared = false
  let hasBegun = false
  const ask = client.query.bind(client) as unknown as Query
  const query: Query = (config, values) => {
    if (hasBegun) return ask(config, values)
    hasBegun = true
    const isOne =
      typeof config === 'object' && !('submit' in config) && (config.name ?? values?.length)
    if (isOne) return withBegin(client, { ...config, ...(values && { values }) })
    // Several statements in one text, or a copy, cannot follow in the same message. The client asks one after another.
    void ask({ name: 'begin', text: 'begin' }).catch(() => undefined)
    return ask(config, values)
  }
  const prepare = async () => {
    hasBegun = !isPrepared
    if (isPrepared) return
    await ask({ name: 'begin', text: 'begin' })
    isPrepared = true
  }
  const own: Record<string | symbol, () => unknown> = {
    query: () => query,
    prepare: () => prepare,
    hasBegun: () => hasBegun,
  }
  return new Proxy(client, {
    get: (target, name) => {
      if (Object.hasOwn(own, name)) return own[name]?.()
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  }) as Beginning
}

const withBegin = (client: PoolClient, config: QueryConfig) =>
  new Promise<unknown>((resolve, reject) => {
    const callback = (error: Error | null, result: unknown) => {
      if (error) reject(error)
      else resolve(result)
    }
    client.query(new FirstQuery({ ...config, queryMode: 'extended', callback }))
  })

/** What node-postgres sends for a statement, as far as it is looked at. */
type Messages = {
  bind: (message: { statement: string; values: unknown[] }) => void
  execute: (message: { portal: string; rows: number }) => void
}
type Statement = pg.Submittable & {
  prepare(messages: Messages): void
  handleCommandComplete(message: unknown, messages: Messages): void
}
const StatementOfPg = pg.Query as unknown as new (config: object) => Statement

/** A statement that follows `begin` without waiting for its answer. */
class FirstQuery extends StatementOfPg {
  #hasBegun = false

  override prepare(messages: Messages) {
    messages.bind({ statement: 'begin', values: [] })
    messages.execute({ portal: '', rows: 0 })
    super.prepare(messages)
  }

  override handleCommandComplete(message: unknown, messages: Messages) {
    if (this.#hasBegun) super.handleCommandComplete(message, messages)
    this.#hasBegun = true
  }
}

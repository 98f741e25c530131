import utils from 'pg/lib/utils.js'
import { Recent } from '../recent.ts'
import { sendTo } from './batch.ts'
import { connectionTo, isOfToday } from './connections.ts'
import { nameOf } from './prepared.ts'
import type { Pool, PoolClient } from 'pg'
import type { Statement } from '../sql.ts'
import type { Ask, Row } from './batch.ts'

/** Statements in one message. */
const most = 8

/** Milliseconds that a statement waits for the connection that all share before another is taken for it. */
const patience = 5

/** A statement that takes so many milliseconds keeps nobody waiting: it goes alone. */
const slow = 2

/** Milliseconds that each statement took lately. */
const durations = new Recent<string, number>(1000)

/** Weight of the last time among those before. */
const weight = 0.2

const lines = new WeakMap<Pool, Line>()

/** The one row that a statement finds; one that comes again is prepared, and quick ones share a message to Postgres. */
export const foundIn = (pool: Pool, statement: Statement): Promise<Row | undefined> => {
  const line = lines.get(pool) ?? new Line(pool)
  lines.set(pool, line)
  const { text } = statement
  const values = statement.values.map(utils.prepareValue)
  return new Promise((resolve, reject) => {
    line.take({ name: nameOf(text) ?? '', text, values, resolve, reject })
  })
}

/**
 * Those who wait to read from one database. Quick statements share one connection: while Postgres answers some, others
 * gather, and go out in one message when it is done. More connections would wake more of its processes for the same work.
 */
class Line {
  readonly #pool: Pool
  readonly #waiting: Ask[] = []
  #serving = 0
  #watch: NodeJS.Timeout | undefined

  constructor(pool: Pool) {
    this.#pool = pool
  }

  take(ask: Ask) {
    const duration = durations.get(ask.text)
    if (ask.name === '' || duration === undefined || duration > slow) {
      void this.#answer([ask])
      return
    }
    this.#waiting.push(ask)
    if (this.#serving === 0) void this.#serve()
    else
      this.#watch ??= setTimeout(() => {
        this.#watch = undefined
        if (this.#waiting.length > 0) void this.#serve()
      }, patience)
  }

  async #serve() {
    this.#serving += 1
    await this.#answer(this.#waiting)
    this.#serving -= 1
    if (this.#waiting.length > 0 && this.#serving === 0) void this.#serve()
  }

  /** Answers on one connection as long as somebody waits. */
  async #answer(waiting: Ask[]) {
    let client: PoolClient | undefined
    try {
      client = await connectionTo(this.#pool)
      while (waiting.length > 0 && isOfToday(client)) {
        const passedOver = await send(client, waiting.splice(0, most))
        waiting.unshift(...passedOver)
      }
      client.release()
    } catch (error) {
      client?.release(true)
      // Without a connection there is no answer for anybody.
      if (!client) for (const ask of waiting.splice(0)) ask.reject(error)
    }
  }
}

async function send(client: PoolClient, asks: Ask[]) {
  const began = performance.now()
  try {
    return await sendTo(client, asks)
  } catch (error) {
    for (const ask of asks) ask.reject(error)
    throw error
  } finally {
    const each = (performance.now() - began) / asks.length
    for (const { text } of asks)
      durations.set(text, weight * each + (1 - weight) * (durations.get(text) ?? each))
  }
}

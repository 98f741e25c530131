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

/** Milliseconds until one that could not be had is asked for again. */
const pause = 1000

/** A statement that takes so many milliseconds keeps nobody waiting: it goes alone. */
const slow = 2

/** Milliseconds that each statement took lately. */
const durations = new Recent<string, number>(1000)

/** Weight of the last time among those before; of time in company, which is shared equally, nobody knows whose it was. */
const weights = { alone: 0.5, inCompany: 0.2 }

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
    else this.#watchOver()
  }

  async #serve(client?: PoolClient) {
    this.#serving += 1
    await this.#answer(this.#waiting, client)
    this.#serving -= 1
    if (this.#waiting.length > 0 && this.#serving === 0) void this.#serve()
  }

  #watchOver(time = patience) {
    this.#watch ??= setTimeout(() => void this.#help(), time)
  }

  /** One further connection at a time is asked for. Where none is to be had, the shared one goes on. */
  async #help() {
    const client =
      this.#waiting.length > 0 ? await connectionTo(this.#pool).catch(() => undefined) : undefined
    this.#watch = undefined
    if (client) void this.#serve(client)
    else if (this.#waiting.length > 0) this.#watchOver(pause)
  }

  /** Answers as long as somebody waits, on one connection after the other where one comes to its end. */
  async #answer(waiting: Ask[], given?: PoolClient) {
    try {
      let client = given ?? (await connectionTo(this.#pool))
      for (;;) {
        client.release(await this.#isOverAfter(client, waiting))
        if (waiting.length === 0) return
        client = await connectionTo(this.#pool)
      }
    } catch (error) {
      // Without a connection there is no answer for anybody.
      for (const ask of waiting.splice(0)) ask.reject(error)
    }
  }

  /** Answers on one connection as long as it can be used. */
  async #isOverAfter(client: PoolClient, waiting: Ask[]) {
    try {
      while (waiting.length > 0) {
        if (!isOfToday(client)) return true
        const asks = waiting.splice(0, most)
        if (waiting.length > 0) this.#watchOver()
        const rest = await send(client, asks)
        if (!rest) continue
        waiting.unshift(...rest.asks)
        if (rest.isOutdated) return true
        // With a failure Postgres may have ended the connection, which is told by the next answer alone.
        await sendTo(client, [])
      }
      return false
    } catch {
      return true
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
    const weight = asks.length > 1 ? weights.inCompany : weights.alone
    for (const { text } of asks)
      durations.set(text, weight * each + (1 - weight) * (durations.get(text) ?? each))
  }
}

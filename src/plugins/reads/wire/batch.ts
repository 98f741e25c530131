import { Recent } from '../recent.ts'
import type { Connection, PoolClient, Submittable } from 'pg'
import type { Statement } from '../sql.ts'

/** A statement under the name that a connection keeps it by; none where it is to be forgotten. */
export type Named = Statement & { name: string }

/** By the columns' names, as Postgres writes their values. */
export type Row = Partial<Record<string, string | null>>

/** A statement that finds one row, with its values as the driver sends them, and who waits for it. */
export type Ask = Omit<Named, 'values'> & {
  values: (Buffer | string | null)[]
  resolve: (found: Row | undefined) => void
  reject: (error: unknown) => void
}

/** Who is to be sent again, because one before them failed, and whether on another connection. */
export type Rest = { asks: Ask[]; isOutdated: boolean }

/**
 * Sends statements in company: one message wakes Postgres once, which answers them one after the other. Fulfilled when the
 * connection takes the next, with a rest where one failed.
 * @throws what broke the connection, when everybody who waited knows of it
 */
export const sendTo = (client: PoolClient, asks: Ask[]): Promise<Rest | undefined> =>
  new Promise((resolve, reject) => {
    client.query(new Batch(asks, { resolve, reject }))
  })

type End = { resolve: (rest?: Rest) => void; reject: (error: unknown) => void }

/** What the driver keeps by name, and its untyped way to send. */
type Wire = Connection & {
  parsedStatements: Record<string, string | undefined>
  stream: { cork: () => void; uncork: () => void }
}

/** The names of a statement's columns: Postgres describes them once, and nothing is made of that each time. */
const columns = new Recent<string, string[]>(1000)

/** A query of the driver's. Outside a transaction, what follows a failure up to the next sync is not carried out. */
class Batch implements Submittable {
  readonly #asks: Ask[]
  readonly #end: End
  readonly #kept = new Set<Ask>()
  /** As known when sent: until the answers come, other statements' may take their place in what is remembered. */
  readonly #columns: (string[] | undefined)[]
  #at = 0
  #found: Row | undefined

  constructor(asks: Ask[], end: End) {
    this.#asks = asks
    this.#end = end
    this.#columns = asks.map(({ text }) => columns.get(text))
  }

  /** The driver remembers under it that the statement whose answer is coming is prepared. */
  get name() {
    return this.#asks[this.#at]?.name ?? ''
  }

  get text() {
    return this.#asks[this.#at]?.text ?? ''
  }

  submit(connection: Connection) {
    const wire = connection as Wire
    const prepared = new Set<string>()
    wire.stream.cork()
    for (const [at, ask] of this.#asks.entries()) {
      const { name, text, values } = ask
      if (name !== '' && wire.parsedStatements[name] !== undefined) this.#kept.add(ask)
      else if (name === '' || !prepared.has(name)) connection.parse({ name, text, types: [] }, true)
      prepared.add(name)
      connection.bind({ statement: name, values }, true)
      if (!this.#columns[at]) connection.describe({ type: 'P' }, true)
      connection.execute({}, true)
    }
    connection.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: { name: string }[] }) {
    const names = fields.map(({ name }) => name)
    this.#columns[this.#at] = names
    columns.set(this.text, names)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }) {
    const found: Record<string, string | null> = {}
    for (const [place, name] of (this.#columns[this.#at] ?? []).entries())
      found[name] = fields[place] ?? null
    this.#found = found
  }

  handleCommandComplete() {
    this.#asks[this.#at]?.resolve(this.#found)
    this.#at += 1
    this.#found = undefined
  }

  handleReadyForQuery() {
    this.#end.resolve()
  }

  handleError(error: unknown) {
    const asks = this.#asks.slice(this.#at)
    const [failed, ...others] = asks
    if (failed && this.#kept.has(failed) && isOutdated(error)) {
      this.#end.resolve({ asks, isOutdated: true })
      return
    }
    failed?.reject(error)
    if (isAnswered(error)) {
      this.#end.resolve({ asks: others, isOutdated: false })
      return
    }
    for (const ask of others) ask.reject(error)
    this.#end.reject(error)
  }
}

/** What broke the connection is no error of Postgres's, which have a severity. */
const isAnswered = (error: unknown): error is object =>
  typeof error === 'object' && error !== null && 'severity' in error

/** Columns are of other types than when the connection prepared the statement: it can't be asked there any more. */
const isOutdated = (error: unknown) =>
  isAnswered(error) && 'code' in error && error.code === '0A000'

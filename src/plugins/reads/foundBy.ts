import utils from 'pg/lib/utils.js'
import type { Connection, PoolClient, Submittable } from 'pg'
import { Recent } from './recent.ts'
import type { Statement } from './sql.ts'

/** A statement under the name that a connection keeps it by; none where it is to be forgotten. */
type Named = Statement & { name: string }

/** The one row that a statement of ours finds. */
export const foundBy = (client: PoolClient, statement: Named): Promise<Row | undefined> =>
  new Promise((resolve, reject) => {
    client.query(new OneRow(statement, { resolve, reject }))
  })

/** By the columns' names, as Postgres writes their values. */
export type Row = Partial<Record<string, string | null>>

type Outcome = { resolve: (found: Row | undefined) => void; reject: (error: unknown) => void }

/** What the driver keeps by name, and its untyped way to send. */
type Wire = Connection & {
  parsedStatements: Record<string, string | undefined>
  stream: { cork: () => void; uncork: () => void }
}

/** The names of a statement's columns: Postgres describes them once, and nothing is made of that each time. */
const columns = new Recent<string, string[]>(1000)

/** A query of the driver's, of one row. */
class OneRow implements Submittable {
  readonly name: string
  readonly text: string
  readonly #values: unknown[]
  readonly #outcome: Outcome
  #columns: string[] = []
  #found: Row | undefined

  constructor({ name, text, values }: Named, outcome: Outcome) {
    this.name = name
    this.text = text
    this.#values = values
    this.#outcome = outcome
  }

  submit(connection: Connection) {
    const wire = connection as Wire
    const values = this.#values.map(utils.prepareValue)
    wire.stream.cork()
    if (this.name === '' || wire.parsedStatements[this.name] === undefined)
      connection.parse({ name: this.name, text: this.text, types: [] }, true)
    connection.bind({ statement: this.name, values }, true)
    this.#columns = columns.get(this.text) ?? []
    if (this.#columns.length === 0) connection.describe({ type: 'P' }, true)
    connection.execute({}, true)
    connection.sync()
    wire.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: { name: string }[] }) {
    this.#columns = fields.map(({ name }) => name)
    columns.set(this.text, this.#columns)
  }

  handleDataRow({ fields }: { fields: (string | null)[] }) {
    const found: Record<string, string | null> = {}
    for (const [place, name] of this.#columns.entries()) found[name] = fields[place] ?? null
    this.#found = found
  }

  handleError(error: unknown) {
    this.#outcome.reject(error)
  }

  handleReadyForQuery() {
    this.#outcome.resolve(this.#found)
  }

  handleCommandComplete() {
    // The row has come, or there is none.
  }
}

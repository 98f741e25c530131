import utils from 'pg/lib/utils.js'
import type { Connection, PoolClient, Submittable } from 'pg'
import type { Found } from './answer.ts'
import type { Statement } from './sql.ts'

/** A statement under the name that a connection keeps it by; none where it is to be forgotten. */
type Named = Statement & { name: string }

/** The one row that a statement of ours finds. */
export const foundBy = (client: PoolClient, statement: Named): Promise<Found | undefined> =>
  new Promise((resolve, reject) => {
    client.query(new OneRow(statement, { resolve, reject }))
  })

type Outcome = { resolve: (found: Found | undefined) => void; reject: (error: unknown) => void }

/** What the driver keeps by name, and its untyped way to send. */
type Wire = Connection & {
  parsedStatements: Record<string, string | undefined>
  stream: { cork: () => void; uncork: () => void }
}

/**
 * A query of the driver's that knows the columns of its row, so that Postgres does not describe them and nothing is
 * made of that each time.
 */
class OneRow implements Submittable {
  readonly name: string
  readonly text: string
  readonly #values: unknown[]
  readonly #outcome: Outcome
  #found: Found | undefined

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
    connection.execute({}, true)
    connection.sync()
    wire.stream.uncork()
  }

  handleDataRow({ fields: [body, length, total] }: { fields: (string | null)[] }) {
    this.#found = {
      body: body ?? null,
      ...(length != null && { length: Number(length) }),
      ...(total != null && { total: Number(total) }),
    }
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

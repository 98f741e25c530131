import { createHash } from 'node:crypto'
import { connectionFor, isOf, transactionOf } from './connections.ts'
import { foundBy } from './foundBy.ts'
import type { Row } from './foundBy.ts'
import type { PoolClient } from 'pg'
import { told, totalIn } from './kept/found.ts'
import { Outdated, premiseOf, saw, stating } from './kept/premise.ts'
import type { Found } from './answer.ts'
import type { Plan } from './plan.ts'
import type { Statement } from './sql.ts'
import type { Payload, PayloadRequest } from 'payload'

type Planned = Pick<Plan, 'kept' | 'statement'>

/**
 * What a plan's statement finds, in the request's transaction where it is in one.
 * @throws Outdated where what the request presumes is not so
 */
export const run = async (req: PayloadRequest, planned: Planned): Promise<Found | undefined> => {
  const premise = premiseOf(req)
  const found = await runStating(req, { ...planned, tables: premise?.tables })
  if (premise && found?.state !== premise.state) throw new Outdated()
  return found
}

/** What a plan's statement finds, and the state of these tables then. */
export const runStating = async (
  req: PayloadRequest,
  { statement, kept, tables }: Planned & { tables: string[] | undefined },
): Promise<Found | undefined> => {
  const own = await transactionOf(req)
  const ask = (each: Statement) => {
    const asked = tables ? stating(each, tables) : each
    return own ? rowIn(own, asked) : rowOf(req.payload, asked)
  }
  const anew = async () => {
    const row = await ask(statement)
    return { row, total: kept ? totalIn(row) : numberIn(row?.['total']) }
  }
  // What a transaction sees is not what others see.
  const { row, total } = await (kept && !own ? told(statement, { kept, ask }) : anew())
  if (!row) return undefined
  const { body = null, length, last, state } = row
  if (tables && state != null) saw({ tables, state })
  return {
    body,
    ...(length != null && { length: Number(length) }),
    ...(total !== undefined && { total }),
    ...(last != null && { last }),
    ...(state != null && { state }),
  }
}

const numberIn = (text: string | null | undefined) => (text == null ? undefined : Number(text))

/** Runs a statement; one that comes again is prepared on each connection. */
async function rowOf(payload: Payload, statement: Statement) {
  const name = nameOf(statement.text)
  const client = await connectionFor(payload, generation)
  let failure: unknown
  try {
    return await foundBy(client, { name: name ?? '', ...statement })
  } catch (error) {
    failure = error
    throw error
  } finally {
    // What broke the connection is no error of Postgres's, which have a code.
    client.release(failure !== undefined && !isAnswered(failure))
  }
}

async function rowIn(client: PoolClient, statement: Statement) {
  const name = nameOf(statement.text)
  const known = name !== undefined && isOf(client, generation)
  const { rows } = await client.query<Row>(known ? { name, ...statement } : statement)
  return rows[0]
}

const isAnswered = (error: unknown) =>
  typeof error === 'object' && error !== null && 'severity' in error

/** A connection keeps each statement that was prepared on it. */
const mostPrepared = 300
const fromUse = 2

let generation = 0
let uses = new Map<string, number>()
let names = new Map<string, string>()

/** Undefined for what was not asked often enough yet. When there are too many, all begin anew on new connections. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  const times = (uses.get(text) ?? 0) + 1
  if (uses.size > 10 * mostPrepared) uses = new Map()
  uses.set(text, times)
  if (times < fromUse) return undefined
  if (names.size >= mostPrepared) {
    names = new Map()
    generation += 1
  }
  const name = `reads_${createHash('sha1').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}

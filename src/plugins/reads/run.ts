import { isOfToday, poolOf, transactionOf } from './wire/connections.ts'
import { foundIn } from './wire/line.ts'
import { nameOf } from './wire/prepared.ts'
import type { PoolClient } from 'pg'
import type { Row } from './wire/batch.ts'
import { told, totalIn } from './kept/found.ts'
import { Outdated, premiseOf, saw, stating } from './kept/premise.ts'
import type { Found } from './answer.ts'
import type { Plan } from './plan.ts'
import type { Statement } from './sql.ts'
import type { PayloadRequest } from 'payload'

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
    return own ? rowIn(own, asked) : foundIn(poolOf(req.payload), asked)
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

async function rowIn(client: PoolClient, statement: Statement) {
  const name = nameOf(statement.text)
  const isKept = name !== undefined && isOfToday(client)
  const { rows } = await client.query<Row>(isKept ? { name, ...statement } : statement)
  return rows[0]
}

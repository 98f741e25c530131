import { lastState, saw } from './premise.ts'
import { Recent } from '../recent.ts'
import type { Row } from '../wire/batch.ts'
import type { Statement } from '../sql.ts'

/** What of a statement's outcome can be kept, and the statements for when it is known. */
export type Kept = {
  /** What was found is so while these are in the same state. */
  tables: string[]
  total?: Part
  page?: Part
  /** Where the values begin of what is not kept, the records. */
  rest: number
  /** The statement that does not count: its values are the page's, and the rest. */
  counted?: string
  /** The statement that finds nothing: its values are the page's ids, if there is a page, and the rest. */
  found?: string
}

/** What was found, and which of the statement's values it follows from. */
export type Part = { id: string; from: number; to: number }

/** What was found last, and in which state of its tables. */
type Last<Of> = { state: string; found: Of }

const totals = new Recent<string, Last<number>>(10_000)
const pages = new Recent<string, Last<string>>(10_000)

type Asking = { kept: Kept; ask: (statement: Statement) => Promise<Row | undefined> }
type Told = { row: Row | undefined; total: number | undefined }

/**
 * What a statement tells. Where its tables are in the state that they were seen in last, what was found in that state is
 * not found again.
 */
export const told = async (statement: Statement, { kept, ask }: Asking): Promise<Told> => {
  const known = knownOf(statement, kept)
  const row = known && (await ask(known.statement))
  if (known && stateIn(row) === known.state)
    return learned(statement, { kept, row, total: known.total })
  const anew = await ask(statement)
  return learned(statement, { kept, row: anew, total: totalIn(anew) })
}

function knownOf({ values }: Statement, kept: Kept) {
  const { tables, total, page, rest, counted, found } = kept
  const state = lastState(tables)
  const knownTo = <Of>(last: Recent<string, Last<Of>>, part: Part | undefined) => {
    const known = part && last.get(keyOf(part, values))
    return known?.state === state ? known?.found : undefined
  }
  const count = knownTo(totals, total)
  if (state === undefined || (total && count === undefined)) return undefined
  const going = (text: string, first: unknown[]) => ({
    state,
    total: count,
    statement: { text, values: [...first, ...values.slice(rest)] },
  })
  const ids = found === undefined ? undefined : knownTo(pages, page)
  if (found !== undefined && (!page || ids !== undefined)) return going(found, page ? [ids] : [])
  return counted === undefined ? undefined : going(counted, values.slice(0, page?.to))
}

function learned({ values }: Statement, { kept, row, total }: Told & { kept: Kept }): Told {
  const state = stateIn(row)
  const { ids } = row ?? {}
  if (kept.total && total !== undefined)
    totals.set(keyOf(kept.total, values), { state, found: total })
  if (kept.page && ids !== undefined)
    pages.set(keyOf(kept.page, values), { state, found: ids ?? '{}' })
  saw({ tables: kept.tables, state })
  return { row, total }
}

const stateIn = (row: Row | undefined) => row?.['total']?.split(' ')[0] ?? ''

/** The total that a statement tells after the state. */
export const totalIn = (row: Row | undefined) => {
  const [, total] = row?.['total']?.split(' ') ?? []
  return total === undefined ? undefined : Number(total)
}

const keyOf = ({ id, from, to }: Part, values: unknown[]) =>
  JSON.stringify([id, values.slice(from, to)])

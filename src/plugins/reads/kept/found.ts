import { Recent } from '../recent.ts'
import type { Statement } from '../sql.ts'
import type { Kept } from './finding.ts'

type Before = { state: string; total: number | undefined; ids: string | undefined }

const found = new Recent<string, Before>(10_000)

/** What a statement's row tells of what is kept. */
type Told = { total?: string | null | undefined; ids?: string | null | undefined }

/** A statement that knows what it found when it was asked last, and the total that follows from its row. */
export const knowing = ({ text, values }: Statement, { id, values: size, idsAt }: Kept) => {
  const key = JSON.stringify([id, values.slice(1, size)])
  const before = found.get(key)
  const totalIn = ({ total, ids }: Told): number | undefined => {
    const [state = '', counted] = (total ?? '').split(' ')
    if (before?.state === state) return before.total
    const now = counted === undefined ? undefined : Number(counted)
    found.set(key, { state, total: now, ids: ids ?? undefined })
    return now
  }
  const known = [...values]
  if (before) known[0] = before.state
  if (before && idsAt !== undefined) known[idsAt] = before.ids ?? '{}'
  return { statement: { text, values: known }, totalIn }
}

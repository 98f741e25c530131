import type { ClientBase } from 'pg'
import { addNotStored, addOutcomes } from './counting.ts'
import type { Counted, Counts } from './record.ts'

type Answer = {
  /** What has no place in the catalogue. */
  what?: string
  count?: number
  /** What became of the records of a kind. */
  of?: Counted
  created?: number
  updated?: number
  unchanged?: number
}

/** Runs statements, and answers the counts with what they told. */
export const counted = async (client: ClientBase, counts: Counts, statement: string) => {
  const answers = [await client.query<Answer>(statement)].flat()
  return answers
    .flatMap(({ rows }) => rows)
    .reduce((sums, { what, count = 0, of, created = 0, updated = 0, unchanged = 0 }) => {
      if (of !== undefined) return addOutcomes(sums, { of, more: { created, updated, unchanged } })
      return what === undefined ? sums : addNotStored(sums, { what, count })
    }, counts)
}

import type { Counted, Counts, Outcome } from './record.ts'

/** Adds to what became of the records of a kind. */
export const addOutcomes = (
  counts: Counts,
  { of, more }: { of: Counted; more: Partial<Record<Outcome, number>> },
): Counts => {
  const sums: Partial<Record<string, number>> = { ...counts[of] }
  for (const [outcome, count] of Object.entries(more)) sums[outcome] = (sums[outcome] ?? 0) + count
  const any = Object.entries(sums).filter(([, sum]) => sum !== 0)
  return { ...counts, [of]: Object.fromEntries(any) }
}

/** Adds to what has no place in the catalogue. */
export const addNotStored = (
  counts: Counts,
  { what, count }: { what: string; count: number },
): Counts =>
  count === 0
    ? counts
    : {
        ...counts,
        notStored: { ...counts.notStored, [what]: (counts.notStored?.[what] ?? 0) + count },
      }

/** Both together. */
export const addCounts = (
  counts: Counts,
  { notStored = {}, rejected = 0, ...outcomes }: Counts,
): Counts => {
  const all = Object.entries(outcomes).map(([of, more]) => ({ of: of as Counted, more }))
  const what = Object.entries(notStored).map(([what, count]) => ({ what, count }))
  return addRejected(what.reduce(addNotStored, all.reduce(addOutcomes, counts)), rejected)
}

/** Adds to what was refused. */
export const addRejected = (counts: Counts, count: number): Counts =>
  count === 0 ? counts : { ...counts, rejected: (counts.rejected ?? 0) + count }

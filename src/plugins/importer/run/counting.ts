import type { Counted, Counts, Outcome } from './record.ts'

/** Adds to what became of the records of a kind. */
export const addOutcomes = (
  counts: Counts,
  { of, more }: { of: Counted; more: Partial<Record<Outcome, number>> },
): Counts => {
  const sums: Partial<Record<string, number>> = { ...counts[of] }
  for (const [outcome, count] of Object.entries(more))
    if (count > 0) sums[outcome] = (sums[outcome] ?? 0) + count
  return { ...counts, [of]: sums }
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

/** Adds to what was refused. */
export const addRejected = (counts: Counts, count: number): Counts =>
  count === 0 ? counts : { ...counts, rejected: (counts.rejected ?? 0) + count }

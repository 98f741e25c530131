/** Numbers from 0 to below 1, the same for the same place: whatever else was made, and in whatever order. */
export type Chance = () => number

/** The chance of one record: a stream of its own (mulberry32), begun at a scrambled place. */
export const chanceAt = (kind: number, place: number): Chance => {
  let state = Math.imul(scrambled(place) ^ scrambled(kind + 0x51ed), 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const scrambled = (number: number) => {
  const half = Math.imul(number ^ (number >>> 16), 0x21f0aaad)
  return half ^ (half >>> 15)
}

/** One of a list, the first far more often than the last: `skew` 1 is no difference. */
export const pick = <T>(list: readonly [T, ...T[]], { chance, skew = 1 }: Picking): T =>
  list[Math.floor(list.length * chance() ** skew)] ?? list[0]

type Picking = { chance: Chance; skew?: number }

/** A key of a table of frequencies, as often as it says. */
export const drawnFrom = <T extends string>(frequencies: Record<T, number>) => {
  const entries = Object.entries<number>(frequencies) as [T, number][]
  const total = entries.reduce((sum, [, count]) => sum + count, 0)
  return (chance: Chance): T => {
    let left = chance() * total
    for (const [key, count] of entries) if ((left -= count) < 0) return key
    return (entries[0] as [T, number])[0]
  }
}

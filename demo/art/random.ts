import { createHash } from 'node:crypto'

export type Random = {
  /** A number from `min` up to, not including, `max`. */
  between: (min: number, max: number) => number
  /** One of the choices. */
  pick: <const Choices extends readonly [unknown, ...unknown[]]>(
    choices: Choices,
  ) => Choices[number]
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export const seeded = (seed: string): Random => {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (min, max) => min + next() * (max - min),
    pick: (choices) => choices[Math.floor(next() * choices.length)],
  }
}

import { createHash } from 'node:crypto'

export type Random = {
  /** A number from `min` up to, not including, `max`. */
  between: (min: number, max: number) => number
  /** One of the choices. */
  pick: <const Choices extends readonly [unknown, ...unknown[]]>(
    choices: Choices,
  ) => Choices[number]
}

/** The same numbers for the same seed, on every machine: the digests of the seed and a count. */
export const seeded = (seed: string): Random => {
  let count = 0
  const next = () => {
    const digest = createHash('sha256').update(`${seed} ${count++}`).digest()
    return digest.readUInt32LE(0) / 2 ** 32
  }
  return {
    between: (min, max) => min + next() * (max - min),
    pick: (choices) => choices[Math.floor(next() * choices.length)],
  }
}

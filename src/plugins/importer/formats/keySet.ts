import type { KeySet } from './format.ts'

/**
 * A set of keys such as tt0078748, kept as bits: a megabyte for eight million of them, whatever their order. Keys without
 * digits are kept as they are.
 */
export const openKeySet = (): KeySet => {
  let bits = new Uint8Array(1024 * 1024)
  const others = new Set<string>()
  return {
    add: (key) => {
      const number = numberOf(key)
      if (number === undefined) {
        others.add(key)
        return
      }
      if (number >= bits.length * 8) bits = grown(bits, number)
      bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
    },
    has: (key) => {
      const number = numberOf(key)
      if (number === undefined) return others.has(key)
      return ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
    },
  }
}

/** Beyond this a key is kept as text: a gigabyte of bits would be too much. */
const largest = 2 ** 28

const numberOf = (key: string) => {
  const digits = /^(?:tt|nm)?(\d+)$/.exec(key)?.[1]
  const number = Number(digits)
  return digits !== undefined && number < largest ? number : undefined
}

const grown = (bits: Uint8Array, number: number) => {
  const larger = new Uint8Array(Math.max(bits.length * 2, (number >> 3) + 1))
  larger.set(bits)
  return larger
}

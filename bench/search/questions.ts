/** A record and what someone types who means it; a film, where nothing else is said. */
export type Case = { id: number; title: string; typed: string; type?: 'persons'; others?: number[] }

export type Titled = { id: number; title: string }

/** A whole number from 0, below `most`: the same ones in every run. */
export type Below = (most: number) => number

/** Seeded chance (mulberry32). */
export const chance = (seed: number): Below => {
  let state = seed
  return (most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most)
  }
}

/** As many of them, each once. */
export const some = <Item>(items: Item[], { number, below }: { number: number; below: Below }) => {
  const left = [...items]
  return Array.from({ length: Math.min(number, left.length) }, () => {
    const [taken] = left.splice(below(left.length), 1)
    return taken as Item
  })
}

/** One letter left out, added, taken for another, or changed for its neighbour. */
export const withTypo = (title: string, below: Below): string => {
  const letters = Array.from(title)
  const places = letters.flatMap((letter, place) => (/\p{L}/u.test(letter) ? [place] : []))
  const place = places[below(places.length)] ?? 0
  const stray = 'abcdefghijklmnopqrstuvwxyz'.charAt(below(26))
  const err = errors[below(errors.length)]
  err?.({ letters, place, stray })
  const typed = letters.join('')
  return typed.toLowerCase() === title.toLowerCase() ? withTypo(title, below) : typed
}

type Slip = { letters: string[]; place: number; stray: string }

const errors = [
  ({ letters, place }: Slip) => letters.splice(place, 1),
  ({ letters, place, stray }: Slip) => letters.splice(place, 0, stray),
  ({ letters, place, stray }: Slip) => letters.splice(place, 1, stray),
  ({ letters, place }: Slip) =>
    letters.splice(place, 2, ...letters.slice(place, place + 2).reverse()),
]

/** What a keyboard without accents makes of it. */
export const withoutAccents = (title: string) =>
  title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Two words of it in each other's place. */
export const withWordsSwapped = (title: string, below: Below): string => {
  const words = title.split(/\s+/)
  const first = below(words.length - 1)
  const second = first + 1 + below(words.length - 1 - first)
  const [a = '', b = ''] = [words[first], words[second]]
  words[first] = b
  words[second] = a
  return words.join(' ')
}

/** Its first letters, five at least, so many that no other title begins with them, or up to all of it. */
export const uniquePrefix = (
  title: string,
  { others, below }: { others: string[]; below: Below },
) => {
  const lower = title.toLowerCase()
  const shared = Math.max(...others.map((other) => sharedLength(lower, other)))
  const least = Math.max(5, shared + 1)
  return least > title.length ? undefined : title.slice(0, least + below(title.length - least + 1))
}

function sharedLength(one: string, other: string) {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

import type { Fact } from '../facts/rows.ts'

/** The facts of a file, some at a time. */
export type Facts = AsyncIterable<readonly Fact[]>

/** One kind of file of a format. */
export type Kind = {
  /** Such as "title.basics" of imdb; a format of one kind calls it by its own name. */
  name: string
  /** Whether a text that begins like this is one. */
  matches: (head: string) => boolean
  read: (text: AsyncIterable<string>, context: Context) => Facts
}

/** A source of film data. */
export type Format = {
  name: FormatName
  /** In the order in which they are read, whatever the order in which they are given. */
  kinds: readonly Kind[]
  /** Whether a person is known by name alone there: then one name is one person of that source. */
  knowsPeopleByName?: boolean
}

export const formatNames = ['wikipedia', 'imdb', 'tmdb', 'movielens', 'marquee'] as const

export type FormatName = (typeof formatNames)[number]

/** What the files of one run know of each other. */
export type Context = {
  /** Films that were read, or are known from earlier imports of the format: `key` in the catalogue's provenance. */
  films: KeySet
  /** People whom those films name. */
  people: KeySet
  /** A number for a film without a key, never the same twice in a run. */
  nextRef: () => number
}

export type KeySet = { add: (key: string) => void; has: (key: string) => boolean }

export const rejected = (bad: { line: number; reason: string; raw: string }): Fact => ({
  table: 'rejected',
  row: { line: bad.line, reason: bad.reason, row: bad.raw },
})

export const skipped = (what: string, count = 1): Fact => ({
  table: 'skipped',
  row: { what, count },
})

/** The cells of a text's first line, without quotes: what a table says its columns are. */
export const headerOf = (head: string, delimiter: string) =>
  (/^[^\r\n]*/.exec(head)?.[0] ?? '')
    .split(delimiter)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

/** Whether a table's header names all of these columns. */
export const hasColumns =
  (delimiter: string, ...columns: string[]) =>
  (head: string) => {
    const header = headerOf(head, delimiter)
    return columns.every((column) => header.includes(column))
  }

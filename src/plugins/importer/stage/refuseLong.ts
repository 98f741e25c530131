import type { Fact } from '../facts/rows.ts'

/** In bytes: what Postgres can index, with some room. Only what nobody would call a name is longer. */
const longest = 2000

/** The texts of each table that the catalogue, or the run, has an index of. */
const indexed: Partial<Record<Fact['table'], readonly string[]>> = {
  movies: ['title', 'original_title', 'key', 'director', 'country', 'genres'],
  persons: ['first_name', 'last_name', 'key', 'country'],
  castings: ['movie', 'person', 'first_name', 'last_name', 'character'],
  directors: ['movie', 'person', 'first_name', 'last_name'],
  genres: ['name'],
  countries: ['country'],
}

/** A fact as it is, or refused where a name in it is too long to be one. */
export const refuseLong = (fact: Fact): Fact => {
  const values: Record<string, unknown> = fact.row
  const name = indexed[fact.table]?.find((column) => [values[column]].flat().some(isTooLong))
  if (name === undefined) return fact
  const line = typeof values['line'] === 'number' ? values['line'] : 0
  const row = JSON.stringify(fact.row).slice(0, 1000)
  const reason = `Its ${name.replaceAll('_', ' ')}: longer than any name.`
  return { table: 'rejected', row: { line, reason, row } }
}

const isTooLong = (value: unknown) =>
  typeof value === 'string' && value.length > longest / 4 && Buffer.byteLength(value) > longest

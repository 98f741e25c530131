import type { z } from 'zod'
import type { Fact } from '../facts/rows.ts'
import { tooLarge } from '../read/largestRecord.ts'
import { linesOf } from '../read/lines.ts'
import { type Format, rejected } from './format.ts'
import { type Line, type movie, type person, record } from './marqueeLines.ts'

/** Our own export: a line of JSON a record, relations by key. */
export const marquee: Format = {
  name: 'marquee',
  kinds: [
    {
      name: 'export',
      matches: (head) => /^\s*\{\s*"marquee"\s*:\s*1\s*\}/.test(head),
      read: async function* (text) {
        for await (const { line: raw, number: line, isTooLong } of linesOf(text))
          if (isTooLong) yield [rejected({ line, raw, reason: tooLarge })]
          else if (!raw.startsWith('{"marquee"')) yield toFacts(raw, line)
      },
    },
  ],
}

function toFacts(raw: string, line: number): Fact[] {
  const parsed = record.safeParse(jsonOf(raw))
  const issue = parsed.error?.issues[0]
  if (!parsed.success)
    return [
      rejected({
        line,
        raw,
        reason: `The line is not a record of an export: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
      }),
    ]
  return [factOf(parsed.data, line), ...addedOf(parsed.data, line)]
}

const jsonOf = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

const otherTypes = ['user', 'file', 'character', 'favorite', 'said', 'distinct'] as const

type Other = Extract<Line, { type: (typeof otherTypes)[number] }>

const isOther = (found: Line): found is Other => otherTypes.some((type) => type === found.type)

/** Developers' own, which is put back by its own rules: of which table, by what key, and what is said. */
const toOwn = (own: { of: string; key: string; says: object }, line: number): Fact => ({
  table: 'others',
  row: { line, kind: 'own', data: JSON.stringify(own) },
})

function addedOf(found: Line, line: number): Fact[] {
  if (!('more' in found) || found.more === undefined) return []
  return [toOwn({ of: tables[found.type], key: keyIn(found), says: found.more }, line)]
}

type OfOurs = Exclude<Line, { type: 'record' | 'said' | 'distinct' }>

const tables = {
  country: 'countries',
  genre: 'genres',
  user: 'users',
  file: 'files',
  person: 'persons',
  movie: 'movies',
  character: 'characters',
  casting: 'castings',
  favorite: 'favorites',
} as const

/** What the record of a line of ours is called. */
function keyIn(found: OfOurs): string {
  if (found.type === 'country' || found.type === 'genre') return found.name
  if (found.type === 'user') return found.username
  if (found.type === 'favorite') return `${found.user} / ${found.movie}`
  if (found.type === 'casting')
    return [found.movie, found.actor, found.character].filter(Boolean).join(' / ')
  return found.key
}

function factOf(found: Line, line: number): Fact {
  if (isOther(found))
    return { table: 'others', row: { line, kind: found.type, data: JSON.stringify(found) } }
  switch (found.type) {
    case 'record':
      return toOwn({ of: found.of, key: found.key, says: found.says }, line)
    case 'country':
      return { table: 'countries', row: { country: found.name, country_code: found.code } }
    case 'genre':
      return { table: 'genres', row: { name: found.name } }
    case 'person':
      return toPerson(found, line)
    case 'movie':
      return toMovie(found, line)
    case 'casting': {
      const { movie, actor, character, order: position } = found
      return { table: 'castings', row: { line, movie, person: actor, character, position } }
    }
  }
}

const toPerson = (found: z.output<typeof person>, line: number): Fact => ({
  table: 'persons',
  row: {
    line,
    key: found.key,
    first_name: found.firstName,
    last_name: found.lastName,
    biography: found.biography ? JSON.stringify(found.biography) : null,
    date_of_birth: found.dateOfBirth,
    gender: found.gender,
    country: found.country,
    ...found.externalIds,
    pictures: JSON.stringify(found.photos ?? []),
  },
})

const toMovie = (found: z.output<typeof movie>, line: number): Fact => ({
  table: 'movies',
  row: {
    line,
    key: found.key,
    title: found.title,
    original_title: found.originalTitle,
    description: found.description ? JSON.stringify(found.description) : null,
    budget: found.budget,
    release_date: found.releaseDate,
    year: found.year,
    duration: found.duration,
    director: found.director,
    country: found.country,
    genres: found.genres ?? [],
    ...found.externalIds,
    pictures: JSON.stringify({ poster: found.poster, posters: found.posters ?? [] }),
  },
})

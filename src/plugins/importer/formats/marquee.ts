import { z } from 'zod'
import type { Fact } from '../facts/rows.ts'
import { linesOf } from '../read/lines.ts'
import { type Format, rejected } from './format.ts'

/** Our own export: a line of JSON a record, relations by key. */
export const marquee: Format = {
  name: 'marquee',
  kinds: [
    {
      name: 'export',
      matches: (head) => /^\s*\{\s*"marquee"\s*:\s*1\s*\}/.test(head),
      read: async function* (text) {
        for await (const { line: raw, number: line } of linesOf(text))
          if (!raw.startsWith('{"marquee"')) yield [toFact(raw, line)]
      },
    },
  ],
}

const text = z.string().nullable().default(null)
const number = z.number().nullable().default(null)
const name = z.string().min(1)
const document = z
  .looseObject({ root: z.looseObject({}) })
  .nullable()
  .default(null)
const externalIds = z
  .object({ imdb: text, tmdb: text, movielens: text, wikidata: text, wikipedia: text })
  .prefault({})
const list = z.array(z.unknown()).nullable().default([])
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .nullable()
  .default(null)

const country = z.object({ type: z.literal('country'), name, code: text })
const genre = z.object({ type: z.literal('genre'), name })
const person = z.object({
  type: z.literal('person'),
  key: name,
  firstName: text,
  lastName: text,
  biography: document,
  dateOfBirth: day,
  gender: z.enum(['female', 'male', 'nonbinary', 'other']).nullable().default(null),
  country: text,
  externalIds,
  photos: list,
})
const movie = z.object({
  type: z.literal('movie'),
  key: name,
  title: name,
  originalTitle: text,
  description: document,
  budget: number,
  releaseDate: day,
  year: z.int().min(1870).max(2100).nullable().default(null),
  duration: number,
  director: text,
  country: text,
  genres: z.array(name).nullable().default([]),
  externalIds,
  poster: text,
  posters: list,
})
const casting = z.object({
  type: z.literal('casting'),
  movie: name,
  actor: text,
  character: text,
  order: z.int().min(1),
})
const others = [
  z.looseObject({ type: z.literal('user'), username: name, email: name }),
  z.looseObject({ type: z.literal('file'), key: name, filename: name }),
  z.looseObject({ type: z.literal('character'), key: name, name }),
  z.looseObject({ type: z.literal('favorite'), user: name, movie: name }),
] as const

const record = z.discriminatedUnion('type', [country, genre, person, movie, casting, ...others])

type Record = z.output<typeof record>

function toFact(raw: string, line: number): Fact {
  const parsed = record.safeParse(jsonOf(raw))
  const issue = parsed.error?.issues[0]
  if (!parsed.success)
    return rejected({
      line,
      raw,
      reason: `The line is not a record of an export: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    })
  return factOf(parsed.data, line)
}

const jsonOf = (raw: string): unknown => {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

const otherTypes = ['user', 'file', 'character', 'favorite'] as const

type Other = Extract<Record, { type: (typeof otherTypes)[number] }>

const isOther = (found: Record): found is Other => otherTypes.some((type) => type === found.type)

function factOf(found: Record, line: number): Fact {
  if (isOther(found))
    return { table: 'others', row: { line, kind: found.type, data: JSON.stringify(found) } }
  switch (found.type) {
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

import { z } from 'zod'
import { formatNames } from './format.ts'

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

/** What developers added to our collections. */
const more = z.record(z.string(), z.unknown()).optional()

const country = z.object({ type: z.literal('country'), name, code: text, more })
const genre = z.object({ type: z.literal('genre'), name, more })
export const person = z.object({
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
  more,
})
export const movie = z.object({
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
  more,
})
const casting = z.object({
  type: z.literal('casting'),
  movie: name,
  actor: text,
  character: text,
  order: z.int().min(1),
  more,
})
const others = [
  z.looseObject({ type: z.literal('user'), username: name, email: name, more }),
  z.looseObject({ type: z.literal('file'), key: name, filename: name, more }),
  z.looseObject({ type: z.literal('character'), key: name, name, more }),
  z.looseObject({ type: z.literal('favorite'), user: name, movie: name, more }),
] as const
const beyond = [
  z.object({
    type: z.literal('record'),
    of: name,
    key: name,
    says: z.record(z.string(), z.unknown()),
  }),
  z.object({
    type: z.literal('said'),
    of: z.enum(['movies', 'persons']),
    source: z.enum(formatNames),
    key: name,
    record: text,
    said: z.record(z.string(), z.unknown()),
    castSaid: z.guid().nullable().default(null),
    castStands: z.boolean().nullable().default(null),
  }),
  z.object({
    type: z.literal('distinct'),
    of: z.enum(['movies', 'persons']),
    one: name,
    other: name,
  }),
] as const

/** A line of our own export. */
export const record = z.discriminatedUnion('type', [
  country,
  genre,
  person,
  movie,
  casting,
  ...others,
  ...beyond,
])

export type Line = z.output<typeof record>

import type { countries } from './countries.ts'
import type { genres } from './genres.ts'
import type { PersonKey } from './persons.ts'

/** A calendar day as written, such as `1941-05-01`. */
export type Day = `${number}-${number}-${number}`

export type CountryKey = keyof typeof countries
export type GenreName = (typeof genres)[number]

/** ISO 3166-1 alpha-2, or none for a state that no longer exists. */
export type CountryFacts = { name: string; code?: string }

export type ExternalIds = { imdb?: `${'nm' | 'tt'}${number}`; wikidata?: `Q${number}` }

/** One person as a row of a table. A single name goes into the last name, the first left empty. */
export type PersonFacts = readonly [
  firstName: string,
  lastName: string,
  gender: 'female' | 'male' | 'nonbinary' | 'other',
  country: CountryKey | null,
  born?: Day,
]

/** One line of a cast in billing order. Puppets have no actor, people who play themselves no character. */
export type CastFacts = readonly [
  actor: PersonKey | null,
  character: string | null,
  role?: string,
  description?: string,
]

/** The day a film opened in its own country, or the year alone where sources disagree on the day. */
type Release = { released: Day } | { year: number }

export type FilmFacts = Release & {
  title: string
  originalTitle?: string
  duration?: number
  budget?: number
  director: PersonKey
  country: CountryKey
  genres: readonly GenreName[]
  externalIds?: ExternalIds
  /** Paragraphs, in which *asterisks* make italics and **two** make bold. */
  description: readonly string[]
  cast: readonly CastFacts[]
}

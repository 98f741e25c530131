/**
 * What a reader tells of a source: rows for the staging tables, in the words of the catalogue. Absent and null are the
 * same: the source does not say.
 */
export type Fact = {
  [Table in keyof Rows]: { table: Table; row: Rows[Table] }
}[keyof Rows]

export type Rows = {
  movies: MovieRow
  persons: PersonRow
  castings: CastingRow
  directors: DirectorRow
  ids: IdsRow
  countries: CountryRow
  genres: { name: string }
  others: OtherRow
  rejected: RejectedRow
  skipped: SkippedRow
}

export type ExternalIds = {
  imdb?: string | null
  tmdb?: string | null
  movielens?: string | null
  wikidata?: string | null
  wikipedia?: string | null
}

export type CountryRow = { country?: string | null; country_code?: string | null }

/** `key` is the source's own name for the record; a source without one leaves it out. */
export type MovieRow = ExternalIds &
  CountryRow & {
    line: number
    key?: string | null
    title: string
    original_title?: string | null
    description?: string | null
    budget?: number | null
    release_date?: string | null
    year?: number | null
    duration?: number | null
    /** The director's key. */
    director?: string | null
    genres?: string[]
    /** JSON: the keys of its files. */
    pictures?: string
    /** Where the source has no key, castings find their film by this. */
    ref?: number
  }

export type PersonRow = ExternalIds &
  CountryRow & {
    line: number
    key: string
    first_name?: string | null
    last_name?: string | null
    gender?: string | null
    date_of_birth?: string | null
    biography?: string | null
    /** JSON: the keys of its files. */
    pictures?: string
  }

/** `person` is a person's key; a source without a table of people gives the name along. */
export type CastingRow = {
  line: number
  movie?: string | null
  ref?: number
  person?: string | null
  first_name?: string | null
  last_name?: string | null
  gender?: string | null
  character?: string | null
  position: number
}

export type DirectorRow = {
  line: number
  movie: string
  person: string
  first_name?: string | null
  last_name?: string | null
  gender?: string | null
}

export type IdsRow = ExternalIds & { line: number; movie: string }

/** A record of a kind that only our own export has, as JSON. */
export type OtherRow = { line: number; kind: string; data: string }

export type RejectedRow = { line: number; reason: string; row: string }

/** What was read and is none of ours, or has no place in the catalogue: counted under a few words. */
export type SkippedRow = { what: string; count: number }

import { idKinds } from '../write/fields.ts'

/** A staged row as JSON: what a source says, and what was found out of it. */
export type Staged = {
  seq: number
  record_id: number
  is_new: boolean
  /** The fields of a known record that are to be written. */
  takes: string[] | null
  /** Whether the known film has a release day. */
  has_day?: boolean | null
  /** What an export says of developers' fields that may not be empty, by column. */
  needed: object
} & Record<string, unknown>

/** A staged row as Payload takes it: a new record whole, of a known one the fields that were decided on. */
export const toData = (collection: 'movies' | 'persons', row: Staged): object => {
  const all = collection === 'movies' ? filmFields(row) : personFields(row)
  const names = row.is_new ? Object.keys(all) : (row.takes ?? []).filter((name) => name in all)
  const externalIds = idsOf(row)
  return Object.assign(
    {},
    ...names.map((name) => all[name]),
    Object.keys(externalIds).length > 0 ? { externalIds } : {},
  ) as object
}

const filmFields = (row: Staged): Record<string, object> => ({
  title: { title: row['title'] },
  originalTitle: { originalTitle: row['original_title'] },
  description: { description: row['description'] },
  budget: { budget: row['budget'] },
  releaseDate: { releaseDate: row['release_date'] },
  year: yearFollows(row) ? {} : { year: row['year'] },
  duration: { duration: row['duration'] },
  director: { director: row['director_id'] },
  country: { country: row['country_id'] },
  genres: { genres: row['genre_ids'] ?? [] },
})

/** A film with a day has that day's year. */
const yearFollows = ({ is_new, takes, has_day, release_date }: Staged) =>
  is_new || takes?.includes('releaseDate') ? release_date !== null : has_day === true

const personFields = (row: Staged): Record<string, object> => ({
  name: { firstName: row['first_name'], lastName: row['last_name'] },
  biography: { biography: row['biography'] },
  dateOfBirth: { dateOfBirth: row['date_of_birth'] },
  gender: { gender: row['gender'] },
  country: { country: row['country_id'] },
})

const idsOf = (row: Staged) =>
  Object.fromEntries(
    idKinds
      .filter((kind) => row.is_new || row.takes?.includes(kind))
      .map((kind) => [kind, row[kind]]),
  )

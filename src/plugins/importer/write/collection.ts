import { movieFields, personFields, type Written } from './fields.ts'

/** A collection that imports write: its table, and the table that keeps what each source said of each record. */
export type Imported = {
  table: 'movies' | 'persons'
  links: 'import_movies' | 'import_persons'
  /** The links' column that names the record. */
  record: 'movie_id' | 'person_id'
  fields: readonly Written[]
}

export const movies: Imported = {
  table: 'movies',
  links: 'import_movies',
  record: 'movie_id',
  fields: movieFields,
}

export const persons: Imported = {
  table: 'persons',
  links: 'import_persons',
  record: 'person_id',
  fields: personFields,
}

/** The field that a column of a table holds, as the API names it: movies.country_id is `country`. */
export const fieldPath = (table: string, column: string): string =>
  exceptions[`${table}.${column}`] ?? toField(column)

/** Where a list lives in a table of its own. */
const exceptions: Record<string, string> = {
  'movies_rels.genres_id': 'genres',
  'movies_rels.files_id': 'posters',
  'persons_photos.file_id': 'photos',
}

const toField = (column: string) =>
  column
    .replace(/_id$/, '')
    .replace(/^external_ids_/, 'externalIds.')
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

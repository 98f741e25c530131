/**
 * What of a record comes from imports: the name under which provenance keeps it, its value as an import and as the
 * catalogue has it (SQL over the staged row `s` and the record `r`, comparable as JSON), and how it is written.
 */
export type Written = {
  name: string
  staged: string
  stored: string
  /** Column and new value. */
  columns: Record<string, string>
}

const plain = (name: string, column: string, staged = `s.${column}`): Written => ({
  name,
  staged,
  stored: `r.${column}`,
  columns: { [column]: staged },
})

const text = (name: string, column: string): Written => ({
  name,
  staged: `md5(s.${column}::text)`,
  stored: `md5(r.${column}::text)`,
  columns: { [column]: `s.${column}` },
})

const day = (name: string, column: string): Written => ({
  name,
  staged: `to_char(s.${column}, 'YYYY-MM-DD')`,
  stored: `to_char(r.${column} at time zone 'UTC', 'YYYY-MM-DD')`,
  columns: { [column]: `(s.${column}::timestamp at time zone 'UTC')` },
})

/** The kinds of ids, those first that are the surest to name one record. */
export const idKinds = ['imdb', 'tmdb', 'wikidata', 'movielens', 'wikipedia'] as const

const ids = idKinds.map((kind) => plain(kind, `external_ids_${kind}`, `s.${kind}`))

export const movieFields: Written[] = [
  plain('title', 'title'),
  plain('originalTitle', 'original_title'),
  text('description', 'description'),
  plain('budget', 'budget'),
  day('releaseDate', 'release_date'),
  {
    ...plain('year', 'year'),
    staged: 'coalesce(extract(year from s.release_date), s.year)',
    columns: { year: 's.year' },
  },
  plain('duration', 'duration'),
  plain('director', 'director_id'),
  plain('country', 'country_id'),
  {
    name: 'genres',
    staged: `case when cardinality(s.genre_ids) > 0 then to_jsonb(s.genre_ids) end`,
    stored: `(select jsonb_agg(g.genres_id order by g."order", g.id) from public.movies_rels g
      where g.parent_id = r.id and g.path = 'genres')`,
    columns: {},
  },
  ...ids,
]

export const personFields: Written[] = [
  {
    name: 'name',
    staged: `jsonb_build_array(s.first_name, s.last_name)`,
    stored: `jsonb_build_array(r.first_name, r.last_name)`,
    columns: { first_name: 's.first_name', last_name: 's.last_name' },
  },
  text('biography', 'biography'),
  day('dateOfBirth', 'date_of_birth'),
  {
    name: 'gender',
    staged: 's.gender',
    stored: 'r.gender',
    columns: { gender: 's.gender::public.enum_persons_gender' },
  },
  plain('country', 'country_id'),
  ...ids,
]

/** The values as one JSON object without nulls. */
export const factsOf = (fields: readonly Written[], side: 'staged' | 'stored') =>
  `jsonb_strip_nulls(jsonb_build_object(${fields
    .map((field) => `'${field.name}', ${field[side]}`)
    .join(', ')}))`

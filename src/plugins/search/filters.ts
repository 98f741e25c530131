import { sql } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Filters } from './asked.ts'
import type { UsedField } from './fieldsRead.ts'
import type { Readable } from './grants.ts'

type Filter = keyof Filters

/** What one filter asks: of a film `d` that was found by its words, and as the ids of all films that meet it. */
type Condition = { ofOne: SQL; ofAll: SQL }

/**
 * Each filter that was given: of several genres or actors all, of several countries or directors any. No film meets one
 * by what the caller may not read of it.
 */
export const filterConditions = (filters: Filters, readable: Readable): Condition[] =>
  (Object.keys(filters) as Filter[]).map((name) =>
    readable.fields(...fields[name]) ? conditions[name](readable) : unmet,
  )

const fields = {
  genre: ['movies.genres'],
  actor: ['castings.movie', 'castings.actor'],
  country: ['movies.country'],
  director: ['movies.director'],
  yearFrom: ['movies.year'],
  yearTo: ['movies.year'],
} as const satisfies Record<Filter, UsedField[]>

const unmet: Condition = { ofOne: sql.raw('false'), ofAll: sql.raw('select 0 as id where false') }

const conditions: Record<Filter, (readable: Readable) => Condition> = {
  genre: () =>
    every({
      from: sql.raw(`movies_rels where path = 'genres'`),
      film: 'parent_id',
      value: 'genres_id',
      name: 'genre',
    }),
  actor: (readable) =>
    every({
      from: sql`castings where ${readable.row('castings', sql.raw('castings.id')) ?? sql.raw('true')}`,
      film: 'movie_id',
      value: 'actor_id',
      name: 'actor',
    }),
  country: () => ofFilm(sql`country_id = any(${given('country')}::integer[])`),
  director: () => ofFilm(sql`director_id = any(${given('director')}::integer[])`),
  yearFrom: () => ofFilm(sql`year >= ${given('yearFrom')}::integer`),
  yearTo: () => ofFilm(sql`year <= ${given('yearTo')}::integer`),
}

const given = (name: Filter) => sql.placeholder(name)

const ofFilm = (condition: SQL): Condition => ({
  ofOne: sql`exists (select from movies where movies.id = d.id and ${condition})`,
  ofAll: sql`select id from movies where ${condition}`,
})

type Every = { from: SQL; film: string; value: string; name: Filter }

/** Films that have a row for each of the ids. */
function every({ from, film, value, name }: Every): Condition {
  const [id, column] = [sql.raw(film), sql.raw(value)]
  const rows = sql`${from} and ${column} = any(${given(name)}::integer[])`
  const number = sql`count(distinct ${column}) = cardinality(${given(name)}::integer[])`
  return {
    ofOne: sql`(select ${number} from ${rows} and ${id} = d.id)`,
    ofAll: sql`select ${id} as id from ${rows} group by ${id} having ${number}`,
  }
}

import { sql } from '@payloadcms/db-postgres'
import { also } from './conditions.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable } from './grants.ts'

export type Facet = { id: number; name: string; count: number }

export type Facets = { genres: Facet[]; countries: Facet[]; decades: Facet[] }

/** What the films of `found` are counted by, the most frequent first; decades from the latest. */
export const facetsOfFound = (readable: Readable): SQL => sql`json_build_object(
    'genres', ${listed(
      readable.fields('movies.genres', 'genres.name'),
      sql`
      select g.id, g.name, count(*)::integer as count
      from found f join movies_rels r on r.parent_id = f.id and r.path = 'genres' join genres g on g.id = r.genres_id
      where f.kind = 'movies'${also(readable, 'genres', 'g')}
      group by g.id order by count(*) desc, g.name`,
    )},
    'countries', ${listed(
      readable.fields('movies.country', 'countries.name'),
      sql`
      select c.id, c.name, count(*)::integer as count
      from found f join movies m on m.id = f.id join countries c on c.id = m.country_id
      where f.kind = 'movies'${also(readable, 'countries', 'c')}
      group by c.id order by count(*) desc, c.name`,
    )},
    'decades', ${listed(
      readable.fields('movies.year'),
      sql`
      select decade as id, decade || 's' as name, count(*)::integer as count
      from found f join movies m on m.id = f.id, lateral (select (m.year::integer / 10) * 10 as decade) by
      where f.kind = 'movies' and m.year is not null
      group by decade order by decade desc`,
    )})`

const listed = (isReadable: boolean, rows: SQL) =>
  isReadable ? sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)` : sql.raw(`'[]'::json`)

import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

type Narrowing = {
  /** The ids of the films that meet each filter. */
  sets: SQL[]
  /** The same filters on one film `d`. */
  filters: SQL[]
  /** What the caller may read, of a film `d`. */
  readable: SQL[]
}

/**
 * The films that meet the filters as `found`, and of them the page that was asked, the best known first. Few films are
 * looked up one by one; of many the first are soon met in the order of fame.
 */
export const browsed = ({ sets, filters, readable }: Narrowing): SQL => sql`
  matching as materialized (
    select d.id from (${sql.join(sets, sql.raw(' intersect '))}) d where true${all(readable)}
  ),
  found as not materialized (select 'movies'::search_kind as kind, id from matching),
  page as materialized (
    select * from (
      select d.kind, d.id, false as by_text, d.known as score, d.known
      from matching m join search_fame d on d.kind = 'movies' and d.id = m.id
      where (select count(*) from matching) <= ${few}
      union all
      select * from (
        select d.kind, d.id, false, d.known, d.known
        from search_fame d
        where d.kind = 'movies' and (select count(*) from matching) > ${few}${all([...filters, ...readable])}
        order by d.known desc, d.id limit ${sql.placeholder('limit')}::integer + ${sql.placeholder('offset')}::integer
      ) met
    ) films
    order by known desc, id limit ${sql.placeholder('limit')} offset ${sql.placeholder('offset')}
  )`

const few = sql.raw('2000')

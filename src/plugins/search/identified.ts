import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import { pageOfFound } from './ranking.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** The record that another catalogue knows by this id, as `found` and `page`. */
export const identified = (conditions: SQL[], column: 'imdb' | 'wikidata'): SQL => {
  const name = sql.identifier(`external_ids_${column}`)
  return sql`
  found as materialized (
    select d.kind, d.id, d.known, false as by_text, 1 as score
    from search_fame d
    where d.kind = any(${sql.placeholder('kinds')}::search_kind[])
      and (d.kind, d.id) in (
        select 'movies'::search_kind, id from movies where ${name} = ${sql.placeholder('externalId')}
        union all
        select 'persons', id from persons where ${name} = ${sql.placeholder('externalId')}
      )${all(conditions)}
  ),
  ${pageOfFound}`
}

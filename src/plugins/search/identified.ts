import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import { pageOfFound } from './ranking.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable } from './grants.ts'

type Identifying = { readable: Readable; column: 'imdb' | 'wikidata' }

/** The record that another catalogue knows by this id, as `found` and `page`. */
export const identified = (conditions: SQL[], { readable, column }: Identifying): SQL => {
  const ways = (['movies', 'persons'] as const).map(
    (slug) => sql`select ${sql.raw(`'${slug}'`)}::search_kind, id from ${sql.identifier(slug)}
          where ${sql.identifier(`external_ids_${column}`)} = ${sql.placeholder('externalId')}
            and ${sql.raw(String(readable.fields(`${slug}.externalIds.${column}`)))}`,
  )
  return sql`
  found as materialized (
    select d.kind, d.id, d.known, false as by_text, 1 as score
    from search_fame d
    where d.kind = any(${sql.placeholder('kinds')}::search_kind[])
      and (d.kind, d.id) in (
        ${sql.join(ways, sql.raw(' union all '))}
      )${all(conditions)}
  ),
  ${pageOfFound}`
}

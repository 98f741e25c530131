import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import { weight } from './weights.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** Of the films whose texts alone hold the words, more are neither ranked nor counted. */
const mostTexts = sql.raw('300')

/** Films whose texts hold the words, where there is room for them. */
export const told = (conditions: SQL[], few: SQL) => sql`told as (
    select d.kind, d.id, true as by_text,
      case when t.words @@ a.prose_typed then ${weight('proseTyped')} else ${weight('prose')} end + ${weight('density')} * ts_rank_cd(t.words, a.prose, 32) + ${weight('inTitle')} * ${shareOfTitle} as match
    from asked a, lateral (
      select id, words from search_texts where words @@ case when ${few} then a.prose else a.prose_typed end limit ${mostTexts}
    ) t, lateral (
      select * from search_documents d where d.kind = 'movies' and d.id = t.id offset 0
    ) d
    where 'movies' = any(${sql.placeholder('kinds')}::search_kind[])${all(conditions)}
  )`

/**
 * How much of the title, the text's words of weight A, was asked: ts_rank is 0.608 for a word that is there, divided by
 * how many the query has.
 */
const shareOfTitle = sql.raw(`least(ts_rank('{0, 0, 0, 1}', t.words, a.anywhere)
        * (numnode(a.anywhere) + 1) / 2 / 0.608 / greatest(d.size, 1), 1)`)

export const untold = sql.raw(
  `told as (select 'movies'::search_kind as kind, 0 as id, true as by_text, 0::float as match where false)`,
)

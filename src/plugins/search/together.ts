import { sql } from '@payloadcms/db-postgres'
import { also } from './conditions.ts'
import { weight } from './weights.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable } from './grants.ts'

/** Where one of the words may be missing, all of them have been looked for in this way. */
const isFirst = sql`${sql.placeholder('forgiving')}::integer < 3`

/** Names that hold a part of the question are many where it is a first name: then so many of them. */
const mostBearers = sql.raw('60')

/** All that they are in, where they are not many of whom each is in hundreds. */
const mostCredits = sql.raw('500')

/**
 * Films of which one part of the question names someone in it, who made it or whom it shows, and the other part the
 * title or someone else: `pacino heat`, `alien ridley scott`. As `people`, once `asked a` is known.
 */
export const together = (
  readable: Readable,
  { few, narrow }: { few: SQL; narrow: SQL },
): SQL => sql`
  parts as materialized (
    select s.n, side.is_head, side.part, side.other, side.whole, side.size
    from asked a, search_parts(a.groups, a.words) s, lateral (
      values (true, head, tail, s.whole, cardinality(a.groups) - n, s.is_head), (false, tail, head, head, n, s.is_tail)
    ) side (is_head, part, other, whole, size, is_someone)
    where is_someone and ${few} and ${isFirst}
  ),
  bearers as materialized (
    select p.*, d.kind, d.id
    from parts p, lateral (
      select d.kind, d.id from search_documents d
      where d.names @@ p.part and d.kind <> 'movies'${bearing(readable)} limit ${mostBearers}
    ) d
  ),
  credits as materialized (
    select p.n, p.is_head, p.other, p.whole, p.size, credit.movie
    from parts p, lateral (
      select credit.movie from bearers b, lateral (${creditsOf(readable)}) credit (movie)
      where b.n = p.n and b.is_head = p.is_head limit ${mostCredits}
    ) credit
  ),
  people as (
    select d.kind, d.id, false as by_text, max(match) as match
    from asked a, (
      select d.kind, d.id, ${weight('together')} + case when d.names @@ c.whole
        then ${weight('coverage')} * least(c.size / greatest(d.size, 1)::float, 1) else 0 end as match
      from credits c, lateral (
        select * from search_documents d where d.kind = 'movies' and d.id = c.movie and d.names @@ c.other offset 0
      ) d
      union all
      select 'movies', one.movie, ${weight('together')}
      from credits one join credits other using (n, movie) where one.is_head and not other.is_head
    ) d
    where true${narrow}
    group by d.kind, d.id
  )`

/** The names that the caller may read. */
const bearing = (readable: Readable) =>
  sql.join(
    (['persons', 'characters'] as const).map((kind) => {
      const condition = readable.fields(`${kind}.name`)
        ? readable.row(kind, sql.raw('d.id'))
        : sql.raw('false')
      return condition ? sql` and (d.kind <> ${sql.raw(`'${kind}'`)} or ${condition})` : sql.raw('')
    }),
    sql.raw(''),
  )

/** The films of someone `b`. */
function creditsOf(readable: Readable): SQL {
  const castings = also(readable, 'castings', 'c')
  const ways = [
    readable.fields('castings.actor') &&
      sql`select c.movie_id from castings c where b.kind = 'persons' and c.actor_id = b.id${castings}`,
    readable.fields('castings.character') &&
      sql`select c.movie_id from castings c where b.kind = 'characters' and c.character_id = b.id${castings}`,
    readable.fields('movies.director') &&
      sql`select m.id from movies m where b.kind = 'persons' and m.director_id = b.id`,
  ].filter((way) => way !== false)
  return ways.length > 0
    ? sql.join(ways, sql.raw('\n      union all '))
    : sql.raw('select 0 where false')
}

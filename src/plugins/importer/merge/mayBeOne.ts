import { sql } from '@payloadcms/db-postgres'
import { notSaidApart } from './distinct.ts'

/** SQL over two records `p` and `o` of one name: whether nothing says that they are two. */
export const mayBeOne = {
  persons: sql`(o.date_of_birth = p.date_of_birth) is not false and ${noIdSaysTwo()}
    and ${notSaidApart('persons', 'p.id', 'o.id')}`,
  movies: sql`${noIdSaysTwo()} and ${notSaidApart('movies', 'p.id', 'o.id')}`,
}

/** Ids of Wikipedia and MovieLens are given to one film several times at times. */
function noIdSaysTwo() {
  const kinds = ['imdb', 'tmdb', 'wikidata']
  return sql.raw(
    kinds
      .map((kind) => `(o.external_ids_${kind} = p.external_ids_${kind}) is not false`)
      .join(' and '),
  )
}

/** SQL: in how many films both play. */
export const filmsInCommon = sql`(
  select count(*) from castings a join castings b on b.movie_id = a.movie_id where a.actor_id = p.id and b.actor_id = o.id)`

/** SQL: what tells a record from others of its name. */
export const detailOf = (collection: 'movies' | 'persons', alias: 'o' | 'p') => {
  const of = sql.identifier(alias)
  return collection === 'persons'
    ? sql`concat_ws(', ', to_char(${of}.date_of_birth at time zone 'UTC', 'YYYY-MM-DD'), (
        select string_agg(title, ', ') from (
          select title, released from (
            select m.title, m.released from castings c join movies m on m.id = c.movie_id where c.actor_id = ${of}.id
            union select title, released from movies where director_id = ${of}.id
          ) all_films order by released desc, title limit 3) films))`
    : sql`concat_ws(', ', nullif(${of}.released, ''), (select name from persons d where d.id = ${of}.director_id), (
        select string_agg(name, ', ') from (
          select a.name from castings c join persons a on a.id = c.actor_id where c.movie_id = ${of}.id
          order by c."order", c.id limit 3) cast_names))`
}

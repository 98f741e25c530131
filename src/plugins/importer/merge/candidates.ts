import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Mergeable } from './mergeRecords.ts'

export type Candidate = { id: number; name: string; detail: string }

/**
 * Records that may be the same as one: people of the same name without another day of birth, films of the same title and
 * year without another id. Those that have the most in common come first.
 */
export const candidatesOf = async (
  req: PayloadRequest,
  { collection, id }: { collection: Mergeable; id: number },
): Promise<Candidate[]> => {
  const { rows } = await inTransaction(req, collection === 'persons' ? people(id) : films(id))
  return rows.map((row) => ({
    id: Number(row['id']),
    name: String(row['name']),
    detail: String(row['detail']),
  }))
}

const people = (id: number) => sql`
  select o.id, o.name, concat_ws(', ', to_char(o.date_of_birth at time zone 'UTC', 'YYYY-MM-DD'), (
    select string_agg(title, ', ') from (
      select distinct m.title, m.released from movies m left join castings c on c.movie_id = m.id
      where c.actor_id = o.id or m.director_id = o.id order by m.released desc limit 3) films)) as detail
  from persons p join persons o on o.name = p.name and o.id <> p.id
  where p.id = ${id} and (o.date_of_birth = p.date_of_birth) is not false
    and (o.external_ids_imdb = p.external_ids_imdb) is not false
    and (o.external_ids_tmdb = p.external_ids_tmdb) is not false
  order by (
    select count(*) from castings a join castings b on b.movie_id = a.movie_id
    where a.actor_id = p.id and b.actor_id = o.id) desc, o.id
  limit 20`

const films = (id: number) => sql`
  select o.id, o.title as name, concat_ws(', ', nullif(o.released, ''), d.name, (
    select string_agg(p.name, ', ') from (
      select p.name from castings c join persons p on p.id = c.actor_id where c.movie_id = o.id
      order by c."order" limit 3) p)) as detail
  from movies m join movies o on o.title = m.title and o.year is not distinct from m.year and o.id <> m.id
  left join persons d on d.id = o.director_id
  where m.id = ${id} and (o.external_ids_imdb = m.external_ids_imdb) is not false
    and (o.external_ids_tmdb = m.external_ids_tmdb) is not false
  order by o.id limit 20`

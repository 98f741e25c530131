import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { fillEmpty } from './fillEmpty.ts'
import type { Pair } from './mergeRecords.ts'

/** What belongs to two films, made one: casts without doubles, all posters, genres where the winner has none. */
export const joinMovies = async (req: PayloadRequest, pair: Pair) => {
  const { winner, loser } = pair
  const run = (statement: ReturnType<typeof sql>) => inTransaction(req, statement)
  await run(sql`
    with doubled as (
      delete from castings l using castings w
      where l.movie_id = ${loser} and w.movie_id = ${winner} and w.actor_id is not distinct from l.actor_id
        and (select name from characters where id = l.character_id)
          is not distinct from (select name from characters where id = w.character_id)
      returning l.id, l.character_id, w.character_id as kept
    )
    delete from characters h using doubled d
    where h.id = d.character_id and h.id <> d.kept and h.role is null and h.description is null
      and not exists (select from castings c where c.character_id = h.id and c.id not in (select id from doubled))`)
  await run(
    sql`update castings set movie_id = ${winner}, updated_at = now() where movie_id = ${loser}`,
  )
  await run(sql`
    delete from movies_rels l where l.parent_id = ${loser} and (
      (l.path = 'genres' and exists (select from movies_rels w where w.parent_id = ${winner} and w.path = 'genres'))
      or (l.path = 'posters' and exists (
        select from movies_rels w where w.parent_id = ${winner} and w.path = 'posters' and w.files_id = l.files_id)))`)
  await run(sql`
    update movies_rels l set parent_id = ${winner}, "order" = l."order" + coalesce(
      (select max(w."order") from movies_rels w where w.parent_id = ${winner} and w.path = l.path), 0)
    where l.parent_id = ${loser}`)
  await fillEmpty(req, {
    pair,
    columns: [
      'original_title',
      'description',
      'release_date',
      'year',
      'duration',
      'budget',
      'director_id',
      'country_id',
      'poster_id',
    ],
  })
}

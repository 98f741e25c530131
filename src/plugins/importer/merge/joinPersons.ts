import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { fingerprint } from '../write/fingerprint.ts'
import { joinCasts } from './joinCasts.ts'
import type { Pair } from './mergeRecords.ts'

/** What two people are to their films and pictures, made one: the same part in the same film is one casting. */
export const joinPersons = async (req: PayloadRequest, pair: Pair) => {
  const { winner, loser } = pair
  const run = (statement: ReturnType<typeof sql>) => inTransaction(req, statement)
  const untouched = await castsAsImported(run, loser)
  await joinCasts(req, pair)
  await run(
    sql`update movies set director_id = ${winner}, updated_at = now() where director_id = ${loser}`,
  )
  await run(sql`
    update import_movies set said = said || jsonb_build_object('director', ${winner}::integer)
    where said -> 'director' = to_jsonb(${loser}::integer)
      and movie_id in (select id from movies where director_id = ${winner})`)
  await run(sql`
    delete from persons_photos l using persons_photos w
    where l._parent_id = ${loser} and w._parent_id = ${winner} and w.file_id = l.file_id`)
  await run(sql`
    update persons_photos set _parent_id = ${winner},
      is_primary = is_primary and not exists (select from persons_photos where _parent_id = ${winner} and is_primary),
      _order = _order + coalesce((select max(_order) from persons_photos where _parent_id = ${winner}), 0)
    where _parent_id = ${loser}`)
  await run(sql`
    update persons set main_photo_id = (select file_id from persons_photos where _parent_id = ${winner} and is_primary)
    where id = ${winner} and main_photo_id is null`)
  await run(sql`
    update import_movies l set cast_written = ${sql.raw(fingerprint('l.movie_id'))}
    where l.movie_id = any(${`{${untouched.join(',')}}`}::integer[]) and l.cast_written is not null`)
}

type Run = (statement: ReturnType<typeof sql>) => ReturnType<typeof inTransaction>

/** The loser's films whose casts are as imports left them: they go on following their source. */
async function castsAsImported(run: Run, loser: number) {
  const { rows } = await run(sql`
    select l.movie_id from import_movies l
    where l.movie_id in (select movie_id from castings where actor_id = ${loser})
      and l.cast_written = ${sql.raw(fingerprint('l.movie_id'))}`)
  return rows.map((row) => Number(row['movie_id']))
}

import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { joinCasts } from './joinCasts.ts'
import type { Pair } from './mergeRecords.ts'

/** What belongs to two films, made one: casts without doubles, genres where the winner has none. Posters come by themselves. */
export const joinMovies = async (req: PayloadRequest, pair: Pair) => {
  await joinCasts(req, pair)
  await inTransaction(
    req,
    sql`delete from movies_rels l where l.parent_id = ${pair.loser} and l.path = 'genres'
      and exists (select from movies_rels w where w.parent_id = ${pair.winner} and w.path = 'genres')`,
  )
}

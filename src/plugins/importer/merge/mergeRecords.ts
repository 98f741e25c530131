import { sql } from '@payloadcms/db-postgres'
import { APIError, commitTransaction, initTransaction, killTransaction, NotFound } from 'payload'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { carryOver } from './distinct.ts'
import { fillEmpty, stashLoser } from './fillEmpty.ts'
import { joinMovies } from './joinMovies.ts'
import { joinPersons } from './joinPersons.ts'
import { pointAtWinner } from './pointAtWinner.ts'
import { pointTexts } from './pointTexts.ts'
import { winnerOf } from './winnerOf.ts'

/** The collections of which two records can turn out to be one. */
export const mergeable = ['movies', 'persons'] as const

export type Mergeable = (typeof mergeable)[number]

export type Pair = { collection: Mergeable; winner: number; loser: number }

/**
 * Makes two records one, in one transaction: whatever pointed to the loser points to the winner, what the winner does
 * not know it learns from the loser, and the loser's id leads to the winner from then on. An id that was merged away
 * before stands for the record that it became.
 * @throws NotFound where one of them is not there, and 400 where both are the same
 */
export const mergeRecords = async (req: PayloadRequest, asked: Pair) => {
  const isOurs = await initTransaction(req)
  try {
    const pair = await taken(req, asked)
    await stashLoser(req, pair)
    await (pair.collection === 'movies' ? joinMovies : joinPersons)(req, pair)
    await pointAtWinner(req, pair)
    await pointTexts(req, pair)
    await carryOver(req, pair)
    await remember(req, pair)
    await fillEmpty(req, pair)
    if (isOurs) await commitTransaction(req)
    return pair.winner
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

/** Merges happen one after the other: which record an id stands for may be what another is just deciding. */
async function taken(req: PayloadRequest, { collection, ...ids }: Pair): Promise<Pair> {
  await inTransaction(req, sql`select pg_advisory_xact_lock(hashtext('marquee: merge'))`)
  const follow = async (id: number) => (await winnerOf(req, { collection, id })) ?? id
  const [winner, loser] = [await follow(ids.winner), await follow(ids.loser)]
  if (winner === loser) throw new APIError('These are the same record already.', 400)
  const { rows } = await inTransaction(
    req,
    sql`select id from ${sql.identifier(collection)} where id in (${winner}::bigint, ${loser}::bigint) order by id for update`,
  )
  if (rows.length < 2) throw new NotFound(req.t)
  return { collection, winner, loser }
}

async function remember(req: PayloadRequest, { collection, winner, loser }: Pair) {
  await inTransaction(req, sql`delete from ${sql.identifier(collection)} where id = ${loser}`)
  await inTransaction(
    req,
    sql`update merged_records set winner = ${winner} where collection = ${collection} and winner = ${loser}`,
  )
  await inTransaction(
    req,
    sql`insert into merged_records (collection, loser, winner) values (${collection}, ${loser}, ${winner})`,
  )
}

import { sql } from '@payloadcms/db-postgres'
import { APIError, commitTransaction, initTransaction, killTransaction, NotFound } from 'payload'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { joinMovies } from './joinMovies.ts'
import { joinPersons } from './joinPersons.ts'
import { pointAtWinner } from './pointAtWinner.ts'
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
    const pair = await resolved(req, asked)
    await lock(req, pair)
    await (pair.collection === 'movies' ? joinMovies : joinPersons)(req, pair)
    await remember(req, pair)
    if (isOurs) await commitTransaction(req)
    return pair.winner
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

async function resolved(req: PayloadRequest, { collection, ...ids }: Pair): Promise<Pair> {
  const follow = async (id: number) => (await winnerOf(req, { collection, id })) ?? id
  const [winner, loser] = [await follow(ids.winner), await follow(ids.loser)]
  if (winner === loser) throw new APIError('These are the same record already.', 400)
  return { collection, winner, loser }
}

/** In the order of their ids: two merges of the same pair wait for each other instead of for ever. */
async function lock(req: PayloadRequest, { collection, winner, loser }: Pair) {
  const table = sql.identifier(collection)
  const { rows } = await inTransaction(
    req,
    sql`select id from ${table} where id in (${winner}::bigint, ${loser}::bigint) order by id for update`,
  )
  if (rows.length < 2) throw new NotFound(req.t)
}

async function remember(req: PayloadRequest, pair: Pair) {
  const { collection, winner, loser } = pair
  await pointAtWinner(req, pair)
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

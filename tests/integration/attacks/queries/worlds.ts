import type { PostgresAdapter } from '@payloadcms/db-postgres'
import {
  makeCaller,
  makeCasting,
  makeFavorite,
  makeFile,
  makeMovie,
  makeUser,
} from '../../../support/factories.ts'
import { type Caller, payload } from '../../../support/marquee.ts'

/** Two states of what a caller may not see; what they may see is the same in both. */
export type World = 'first' | 'second'

export type Worlds = {
  callers: { name: string; caller: Caller; show: (world: World) => Promise<void> }[]
  /** Of records that queries may ask for: seen by all, by some and by none of the callers. */
  ids: number[]
  filenames: string[]
}

const { pool } = payload.db as unknown as PostgresAdapter

/** Records for queries to find, and what changes behind each caller's back. */
export async function makeWorlds(): Promise<Worlds> {
  const victim = await makeUser({ firstName: 'Vera', lastName: 'Hidden' })
  const other = await makeUser()
  const poster = await makeFile({ owner: other.id })
  const secret = await makeFile({ owner: victim.id, isPublic: false })
  const liked = await makeMovie({ poster: poster.id })
  const alsoLiked = await makeMovie()
  const { actor } = await makeCasting({ movie: liked.id })
  const favorite = await makeFavorite({ user: victim.id, movie: liked.id })

  const likes = (world: World) =>
    pool.query('update favorites set movie_id = $1 where id = $2', [
      world === 'first' ? liked.id : alsoLiked.id,
      favorite.id,
    ])
  const account = (world: World) =>
    pool.query(
      `update users set username = $1, email = $2, first_name = $3, last_name = $4, role = $5,
       login_attempts = $6, lock_until = $7, reset_password_token = $8, avatar_id = $9 where id = $10`,
      world === 'first'
        ? ['aaa', 'aa@example.com', 'Aa', 'A', 'member', 0, null, null, null, victim.id]
        : ['zzz', 'zz@example.com', 'Zz', 'Z', 'editor', 9, 'tomorrow', 'zz', poster.id, victim.id],
    )
  const file = async (world: World) => {
    await pool.query('update files set alt = $1, filesize = $2, focal_x = $3 where id = $4', [
      ...(world === 'first' ? ['aa', 1, 1] : ['zz', 99, 99]),
      secret.id,
    ])
    await pool.query('update files set owner_id = $1 where id = $2', [
      world === 'first' ? victim.id : other.id,
      poster.id,
    ])
  }
  const hidden = { visitor: [likes, account, file], editor: [likes, account], admin: [likes] }
  const show =
    (layers: ((world: World) => Promise<unknown>)[]) =>
    async (world: World): Promise<void> => {
      for (const layer of layers) await layer(world)
    }
  return {
    callers: [
      { name: 'anyone', caller: undefined, show: show(hidden.visitor) },
      { name: 'member', caller: await makeCaller('member'), show: show(hidden.visitor) },
      { name: 'editor', caller: await makeCaller('editor'), show: show(hidden.editor) },
      { name: 'admin', caller: await makeCaller('admin'), show: show(hidden.admin) },
    ],
    ids: [victim.id, secret.id, poster.id, liked.id, favorite.id, Number(actor)],
    filenames: [poster.filename, secret.filename].map(String),
  }
}

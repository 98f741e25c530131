import type { PostgresAdapter } from '@payloadcms/db-postgres'
import {
  makeCasting,
  makeCharacter,
  makeCountry,
  makeFavorite,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
  makeUser,
} from '../../../support/factories.ts'
import { payload } from '../../../support/marquee.ts'

const { pool } = payload.db as unknown as PostgresAdapter

/** The rows of an account that makes none of the writes, as they are stored. */
export const victimRows = async ({ victim: { user, file, favorite } }: Targets) => {
  const rows = await Promise.all([
    pool.query('select to_jsonb(u) as row from users u where id = $1', [user]),
    pool.query('select to_jsonb(f) as row from files f where id = $1', [file]),
    pool.query('select to_jsonb(f) as row from favorites f where id = $1', [favorite]),
  ])
  return rows.flatMap(({ rows: found }) => found as object[])
}

/** Records for writes to hit. */
export type Targets = {
  /** Two of each collection. */
  ids: Record<string, number[]>
  /** What belongs to an account that makes none of the writes. */
  victim: { user: number; file: number; favorite: number }
  /** The list of the two, by collection: it is to stay readable. */
  readable: Record<string, string>
}

const makers = {
  movies: makeMovie,
  persons: makePerson,
  characters: makeCharacter,
  castings: makeCasting,
  genres: makeGenre,
  countries: makeCountry,
  files: makeFile,
}

export async function makeTargets(): Promise<Targets> {
  const made = Object.entries(makers).map(async ([slug, make]) => {
    const [one, two] = [await make(), await make()]
    return [slug, [one.id, two.id]] as const
  })
  const owner = await makeUser()
  const secret = await makeFile({ owner: owner.id, isPublic: false })
  const liked = await makeFavorite({ user: owner.id })
  const ids: Record<string, number[]> = {
    ...Object.fromEntries(await Promise.all(made)),
    users: [owner.id],
    favorites: [liked.id],
  }
  return {
    ids,
    victim: { user: owner.id, file: secret.id, favorite: liked.id },
    readable: Object.fromEntries(
      Object.entries(ids).map(([slug, some]) => [
        slug,
        `/api/${slug}?where[id][in]=${some.join()}&depth=2`,
      ]),
    ),
  }
}

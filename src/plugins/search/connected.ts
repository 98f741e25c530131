import { sql } from '@payloadcms/db-postgres'
import { also } from './conditions.ts'
import { grantsOf, readableBy } from './grants.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type { Readable } from './grants.ts'
import type { Kind } from './kinds.ts'

type Ids = Record<Kind, number[]>

/** Nobody looks through more of a list. */
const most = sql.raw('1000')

const any = (ids: number[]) => sql`any(${sql.param(ids)}::integer[])`

/** Records of a collection by the ids of what they are connected with. Asked of the columns that have an index. */
const connections = {
  movies: ({ persons, characters }: Ids, readable: Readable) => sql`
    select id from movies where director_id = ${any(persons)}
    union select movie_id from castings
    where (actor_id = ${any(persons)} or character_id = ${any(characters)})${also(readable, 'castings', 'castings')}
    limit ${most}`,
  characters: ({ movies, persons }: Ids, readable: Readable) => sql`
    select distinct character_id as id from castings
    where character_id is not null
      and (movie_id = ${any(movies)} or actor_id = ${any(persons)})${also(readable, 'castings', 'castings')}
    limit ${most}`,
}

type Connecting = { req: PayloadRequest; slug: keyof typeof connections; ids: Ids }

/**
 * The ids of films that these persons and characters are in, of characters in these films or acted by these persons.
 * Payload's own condition through a join would look at every casting there is.
 */
export const connectedWith = async ({ req, slug, ids }: Connecting): Promise<number[]> => {
  const { drizzle } = req.payload.db as unknown as PostgresAdapter
  const readable = readableBy({ grants: await grantsOf(req), req })
  const { rows } = await drizzle.execute<{ id: number }>(connections[slug](ids, readable))
  return rows.map(({ id }) => id)
}

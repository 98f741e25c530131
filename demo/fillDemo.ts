import type { Payload } from 'payload'
import { type Account, fillAccounts } from './fill/accounts.ts'
import { films } from './films.ts'
import type { OnProgress } from './fill/createMissing.ts'
import { deskOf } from './fill/desk.ts'
import { fillCountries, fillGenres } from './fill/lists.ts'
import { fillMovies } from './fill/movies.ts'
import { fillPersons } from './fill/persons.ts'
import { stateOf } from './fill/state.ts'

export type Filled = {
  /** `filled` now or before; `left alone` where there are films that are not the demo's. */
  outcome: 'filled' | 'filled before' | 'left alone'
  /** The logins that this run made. Their passwords can be read here and nowhere else. */
  accounts: readonly Account[]
}

type Options = {
  onProgress?: OnProgress
  /** How many of the films, from the oldest; all where it is left out. */
  films?: number
  /** For all accounts; each gets a random one where none is given. */
  password?: string
}

/**
 * Fills an empty catalogue with the demo's films, people, pictures and users, as its first admin
 * would, and completes a fill that was interrupted. A catalogue with films of its own is left alone.
 * @throws an Error where there is no admin
 */
export const fillDemo = async (
  payload: Payload,
  { onProgress = () => undefined, films: count = films.length, password }: Options = {},
): Promise<Filled> => {
  const desk = deskOf(payload, await firstAdmin(payload))
  const wanted = films.slice(0, count)
  const state = await stateOf(desk, wanted)
  if (state.kind === 'somebody else’s') return { outcome: 'left alone', accounts: [] }
  if (state.kind === 'filled') return { outcome: 'filled before', accounts: [] }
  const { desks: fans, made } = await fillAccounts(desk, { password, onProgress })
  const countryIds = await fillCountries(desk, onProgress)
  const genreIds = await fillGenres(desk, onProgress)
  const personIds = await fillPersons(desk, { films: wanted, countryIds, onProgress })
  const known = { countryIds, genreIds, personIds, fans }
  await fillMovies(desk, { films: state.missing, known, onProgress })
  return { outcome: 'filled', accounts: made }
}

const firstAdmin = async (payload: Payload) => {
  const { docs } = await payload.find({
    collection: 'users',
    where: { role: { equals: 'admin' } },
    sort: 'id',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  if (!docs[0]) throw new Error('The demo catalogue needs an admin: set ADMIN_EMAIL and the like.')
  return docs[0]
}

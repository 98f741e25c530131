import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type {
  Casting,
  Character,
  Country,
  Favorite,
  File,
  Genre,
  Movie,
  Person,
  User,
} from '#src/payload-types.ts'
import { type Caller, payload } from './marquee.ts'

/** Records that tests make for themselves, with the parents they need. Names are unique, so no test sees another's. */
export const unique = (word: string) => `${word} ${randomUUID().slice(0, 8)}`

export const password = 'correct horse battery'

const make =
  <T>(collection: string, defaults: () => Promise<object> | object) =>
  async (given: object = {}) =>
    (await payload.create({
      collection: collection as 'movies',
      data: { ...(await defaults()), ...given } as never,
      depth: 0,
      overrideAccess: true,
    })) as unknown as T

export const makeGenre = make<Genre>('genres', () => ({ name: unique('Genre') }))
export const makeCountry = make<Country>('countries', () => ({ name: unique('Country') }))
export const makePerson = make<Person>('persons', () => ({
  firstName: 'Ada',
  lastName: unique('Person'),
}))
export const makeMovie = make<Movie>('movies', () => ({ title: unique('Film') }))
export const makeCharacter = make<Character>('characters', () => ({ name: unique('Character') }))
export const makeCasting = make<Casting>('castings', async () => ({
  movie: (await makeMovie()).id,
  actor: (await makePerson()).id,
  character: (await makeCharacter()).id,
}))
export const makeFavorite = make<Favorite>('favorites', async () => ({
  user: (await makeUser()).id,
  movie: (await makeMovie()).id,
}))
export const makeUser = make<User>('users', () => {
  const username = `u${randomUUID().replaceAll('-', '').slice(0, 20)}`
  return { username, email: `${username}@example.com`, password, role: 'member', _verified: true }
})

/** A user of this role with a session. */
export async function makeCaller(role: User['role'] = 'member'): Promise<NonNullable<Caller>> {
  const user = await makeUser({ role })
  const login = await payload.login({
    collection: 'users',
    data: { username: user.username, password },
  })
  return { user, token: String(login.token) }
}

/** A small picture, of its own colour, as bytes. */
export const picture = async (width = 40, height = 60) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 160 } } })
    .jpeg()
    .toBuffer()

/** An uploaded picture, public unless told otherwise. */
export async function makeFile(given: Partial<File> = {}) {
  const data = await picture()
  return payload.create({
    collection: 'files',
    data: given,
    file: {
      data,
      mimetype: 'image/jpeg',
      name: `${unique('picture').replace(' ', '-')}.jpg`,
      size: data.length,
    },
    depth: 0,
    overrideAccess: true,
  })
}

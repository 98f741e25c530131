import config from '@payload-config'
import fc from 'fast-check'
import { getNamedType, isLeafType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '#src/env.ts'
import { gateOf } from '#src/server/api/handleGraphql.ts'
import { toQuick } from '#src/server/http/quick.ts'
import type { GraphQLObjectType } from 'graphql'
import type { AddressInfo } from 'node:net'
import type { CollectionSlug } from 'payload'
import {
  makeCaller,
  makeCasting,
  makeFavorite,
  makeGenre,
  makeMovie,
  makePerson,
  makeUser,
  password,
} from '../support/factories.ts'
import { payload } from '../support/marquee.ts'
import { served } from '../support/served.ts'

/** How many random mutations are compared; the full run asks for more. */
const numRuns = Number(process.env['WRITES_RUNS'] ?? 120)
const seed = Number(process.env['WRITES_SEED'] ?? 1895)

let executed = 0
const quick = toQuick({ config, env })
const servers = {
  quick: served(async (exchange) => {
    const outcome = await quick(exchange)
    if (outcome === 'answered') executed += 1
    return outcome
  }),
  stock: served(),
}

afterAll(() => {
  Object.values(servers).forEach((server) => server.close())
})

const callers: Record<string, string | undefined> = { nobody: undefined }
const known = { genre: 0, name: '', movie: 0, person: 0, user: 0, favorite: 0, username: '' }

beforeAll(async () => {
  for (const role of ['member', 'editor', 'admin'] as const)
    callers[role] = (await makeCaller(role)).token
  const { id: genre, name } = await makeGenre()
  const { id: user, username } = await makeUser()
  const person = (await makePerson()).id
  const movie = (await makeMovie({ genres: [genre], director: person })).id
  await makeCasting({ movie, actor: person })
  const favorite = (await makeFavorite({ user, movie })).id
  Object.assign(known, { genre, name, movie, person, user, username, favorite })
}, 120_000)

type Mutation = { root: () => Promise<string> | string; collection?: CollectionSlug }

const always = (root: () => string, collection?: CollectionSlug): Mutation => ({
  root,
  ...(collection && { collection }),
})

const mutations: Record<string, Mutation[]> = {
  createMovie: [
    always(() => `data: { title: "Quick", year: 1995, genres: [${known.genre}] }`, 'movies'),
    always(
      () => `data: { title: "Quick", director: ${known.person}, releaseDate: "1995-02-03" }`,
      'movies',
    ),
    always(() => `data: { title: "Quick", genres: [${known.genre}, ${known.genre}] }`, 'movies'),
    always(() => `data: { title: "Quick", director: 999999 }`, 'movies'),
    always(() => `data: { title: "Quick", year: 3000, duration: -1 }`, 'movies'),
  ],
  createGenre: [
    always(() => 'data: { name: "Quick genre" }', 'genres'),
    always(() => `data: { name: "${known.name}" }`, 'genres'),
  ],
  createPerson: [
    always(() => 'data: { firstName: "Quick", dateOfBirth: "1950-02-03" }', 'persons'),
    always(() => 'data: { }', 'persons'),
  ],
  createCasting: [
    always(() => `data: { movie: ${known.movie}, actor: ${known.person}, order: 4 }`, 'castings'),
    always(() => `data: { movie: ${known.movie} }`, 'castings'),
  ],
  createFavorite: [
    always(() => `data: { movie: ${known.movie} }`, 'favorites'),
    always(() => `data: { movie: ${known.movie}, user: ${known.user} }`, 'favorites'),
    always(() => 'data: { movie: 999999 }', 'favorites'),
  ],
  updateMovie: [
    always(() => `id: ${known.movie}, data: { originalTitle: "Vite", genres: [${known.genre}] }`),
    always(() => `id: ${known.movie}, data: { year: 12 }`),
    always(() => 'id: 999999, data: { title: "Quick" }'),
  ],
  updateUser: [always(() => `id: ${known.user}, data: { firstName: "Quick", role: admin }`)],
  deleteGenre: [
    { root: async () => `id: ${(await makeGenre({ name: `Gone ${Math.random()}` })).id}` },
    always(() => `id: ${known.genre}`),
  ],
  deleteMovie: [
    { root: async () => `id: ${(await makeMovie({ title: 'Gone', genres: [known.genre] })).id}` },
    always(() => 'id: 999999'),
  ],
  deleteFavorite: [always(() => `id: ${known.favorite}`)],
}

const { schema } = gateOf(await config)

const fieldsOf = (type: GraphQLObjectType, depth: number) =>
  Object.values(type.getFields()).filter(({ type: of }) => {
    const named = getNamedType(of)
    return isLeafType(named) || (depth > 0 && isObjectType(named))
  })

/** Some fields of what is made, relations and joins among them. */
const selection = (type: GraphQLObjectType, depth: number): fc.Arbitrary<string> => {
  const fields = fieldsOf(type, depth)
  return fc
    .subarray(fields, { maxLength: Math.min(5, fields.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ name, type: of }) => {
          const inner = getNamedType(of)
          if (!isObjectType(inner)) return fc.constant(name)
          return selection(inner, depth - 1).map((within) => `${name} { ${within} }`)
        }),
      ),
    )
    .map((parts) => `__typename ${parts.join(' ')}`)
}

const asked = fc
  .constantFrom(...Object.keys(mutations))
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.constantFrom(...mutations[name]!),
      selection(
        getNamedType(schema.getMutationType()!.getFields()[name]!.type) as GraphQLObjectType,
        2,
      ),
    ),
  )

type Sent = { token: string | undefined; query: string; variables?: object }

async function send(name: keyof typeof servers, { token, ...body }: Sent) {
  const { port } = servers[name].address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/api/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `JWT ${token}` }),
    },
    body: JSON.stringify(body),
  })
  const { status, headers } = response
  const named = ['content-type', 'cache-control', 'vary', 'x-content-type-options']
  return {
    status,
    headers: named.map((each) => headers.get(each)),
    cookies: headers
      .getSetCookie()
      .map((cookie) => cookie.replaceAll(/(?<=payload-token|Expires)=[^;]+/g, '')),
    body: await response.json(),
  }
}

/** Without what is new each time: times, and the id of what was made or went. */
const told = (answer: unknown, id: number | undefined): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (key.endsWith('At') || key === 'token' || key === 'exp') return 'new'
      if (id !== undefined && value === id) return 'its id'
      return typeof value === 'string' ? value.replaceAll(/Gone 0\.\d+/g, 'Gone') : value
    }),
  )

async function outcome(server: keyof typeof servers, [name, mutation, fields]: any[], who: string) {
  const args = await (mutation as Mutation).root()
  const query = `mutation { it: ${name}(${args}) { its: id ${fields} } }`
  const answer = await send(server, { token: callers[who], query })
  const id = answer.body.data?.it?.its as number | undefined
  if (id !== undefined && mutation.collection)
    await payload.delete({ collection: mutation.collection as 'movies', id, overrideAccess: true })
  return told(answer, id)
}

test('a mutation from the socket answers what it answers by the API, refusals too', async () => {
  const who = fc.constantFrom(...Object.keys({ nobody: 1, member: 1, editor: 1, admin: 1 }))
  const same = fc.asyncProperty(asked, who, async (mutation, caller) => {
    expect(await outcome('quick', mutation, caller)).toEqual(
      await outcome('stock', mutation, caller),
    )
  })
  await fc.assert(same, { numRuns, seed })
  expect(executed).toBeGreaterThan(numRuns / 2)
}, 600_000)

test('a login over GraphQL sets the cookie that it sets by the API', async () => {
  const query = `mutation { loginUser(username: "${known.username}", password: "${password}") { token exp user { id username } } }`
  const [first, second] = [
    await send('quick', { token: undefined, query }),
    await send('stock', { token: undefined, query }),
  ]
  expect(told(first, undefined)).toEqual(told(second, undefined))
  expect(first.cookies).toHaveLength(1)
})

test('mutations of one document come one after the other', async () => {
  const query = `mutation { one: createGenre(data: { name: "First of two" }) { id name }
    two: createGenre(data: { name: "First of two" }) { id } }`
  const { body } = await send('quick', { token: callers['editor'], query })
  expect(body.data).toMatchObject({ one: { name: 'First of two' }, two: null })
  expect(body.errors[0].extensions).toMatchObject({ statusCode: 400 })
})

test('values of another type are refused as by the API, and the next are taken', async () => {
  const query = `mutation ($data: mutationGenreInput!) { createGenre(data: $data) { name } }`
  const token = callers['editor']
  const sent = (server: keyof typeof servers, name: unknown) =>
    send(server, { token, query, variables: { data: { name } } })
  expect(await sent('quick', 5)).toEqual(await sent('stock', 5))
  const before = executed
  expect((await sent('quick', 'Genre of a variable')).body.data.createGenre).toBeTruthy()
  expect(executed).toBe(before + 1)
  expect(await sent('quick', 5)).toEqual(await sent('stock', 5))
  expect(executed).toBe(before + 1)
})

type Write = { method: 'DELETE' | 'PATCH' | 'POST'; path: string; body?: object; caller?: string }

async function write(server: keyof typeof servers, { method, path, body, caller = '' }: Write) {
  const { port } = servers[server].address() as AddressInfo
  const token = callers[caller]
  const response = await fetch(`http://127.0.0.1:${port}/api${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `JWT ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const { status, headers } = response
  const named = ['content-type', 'cache-control', 'vary', 'x-content-type-options']
  const answered: any = await response.json()
  return { status, headers: named.map((each) => headers.get(each)), answered }
}

const writes: Record<string, () => Promise<Write> | Write> = {
  'a film': () => post('/movies?depth=1', { title: 'Quick', genres: [known.genre], year: 1995 }),
  'a film in a few fields': () => post('/movies?depth=0&select[title]=true', { title: 'Quick' }),
  'a film without a title': () => post('/movies', { year: 1995 }),
  'a film of a director who is none': () => post('/movies', { title: 'Quick', director: 999_999 }),
  'a film by a stranger': () => ({ ...post('/movies', { title: 'Quick' }), caller: 'nobody' }),
  'a favourite': () => post('/favorites', { movie: known.movie }),
  'a change': () => ({ ...post(`/movies/${known.movie}`, { year: 1996 }), method: 'PATCH' }),
  'a change of nothing': () => ({ ...post('/movies/999999', { year: 1996 }), method: 'PATCH' }),
  'a film that goes': async () => gone(`/movies/${(await makeMovie({ title: 'Gone' })).id}`),
  'a genre in use': () => gone(`/genres/${known.genre}`),
  "another's favourite": () => ({ ...gone(`/favorites/${known.favorite}`), caller: 'member' }),
}

const post = (path: string, body: object): Write => ({
  method: 'POST',
  path,
  body,
  caller: 'editor',
})
const gone = (path: string): Write => ({ method: 'DELETE', path, caller: 'editor' })

test.each(Object.keys(writes))(
  '%s from the socket answers what it answers by the API',
  async (name) => {
    const answers = []
    for (const server of ['quick', 'stock'] as const) {
      const asked = await writes[name]!()
      const answer = await write(server, asked)
      const id = answer.answered.doc?.id as number | undefined
      if (asked.method === 'POST' && id !== undefined)
        await payload.delete({
          collection: asked.path.startsWith('/movies') ? 'movies' : 'favorites',
          id,
          overrideAccess: true,
        })
      answers.push(told(answer, id))
    }
    expect(answers[0]).toEqual(answers[1])
  },
)

import config from '@payload-config'
import fc from 'fast-check'
import { getPayload, handleEndpoints } from 'payload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SanitizedConfig } from 'payload'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'
import {
  makeCaller,
  makeCasting,
  makeFavorite,
  makeGenre,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { payload } from '../support/marquee.ts'

/** How many random requests are compared; the full run asks for more. */
const runs = Number(process.env['READS_RUNS'] ?? 150)

const ours = await config
const stock = withoutReads(ours)
const stockPayload = await getPayload({ config: stock, key: 'stock' })
const tokens: Record<string, string> = {}
/** Records of this file's own, by collection: those of others may have been merged away. */
const own: Record<string, number[]> = {}

beforeAll(async () => {
  for (const role of ['member', 'editor', 'admin'] as const) {
    const caller = await makeCaller(role)
    tokens[role] = caller.token
    const favorite = await makeFavorite({ user: caller.user.id })
    keep({ users: caller.user.id, favorites: favorite.id })
  }
  const genres = [(await makeGenre()).id, (await makeGenre()).id]
  const actor = (await makePerson({ dateOfBirth: '1950-02-03', gender: 'female' })).id
  for (const year of [1950, 1960, 1970, 1980])
    for (const title of ['Night', '100% Heat', "O'Brien"]) {
      const movie = await makeMovie({ title, year, director: actor, genres })
      const casting = await makeCasting({ movie: movie.id, actor })
      keep({ movies: movie.id, castings: casting.id })
    }
  keep({ persons: actor, genres: Number(genres[0]) })
}, 120_000)

afterAll(() => stockPayload.destroy())

const keep = (made: Record<string, number>) => {
  for (const [slug, id] of Object.entries(made)) (own[slug] ??= []).push(id)
}

/** The address with the id of one of our own for `#0`, `#1` ... */
const addressOf = (path: string) =>
  path.replace(/(\w+)\/#(\d)/, (_, slug: string, place: string) => {
    const ids = own[slug] ?? []
    return `${slug}/${ids[Number(place) % ids.length]}`
  })

const paths = {
  movies: [
    'id',
    'title',
    'year',
    'director.name',
    'genres',
    'castings.actor',
    'bogus',
    'poster.owner',
  ],
  persons: ['id', 'name', 'gender', 'directed.title', 'castings.movie.title', 'dateOfBirth'],
  castings: ['id', 'order', 'movie.title', 'actor.name', 'character.name'],
  favorites: ['id', 'movie.title', 'user.email', 'createdAt'],
  users: ['id', 'username', 'role', 'hash', 'apiKeyIndex'],
  genres: ['id', 'name'],
}
const operators = [
  'equals',
  'not_equals',
  'in',
  'exists',
  'like',
  'contains',
  'greater_than',
  'less_than',
]
const one = (values: readonly string[]) => fc.constantFrom(...values)

const condition = (slug: keyof typeof paths) =>
  fc
    .tuple(
      one(paths[slug]),
      one(operators),
      one(['1', 'Night', 'a', 'true', '1960', 'null', '%', 'x,y']),
    )
    .map(([path, operator, value]) => `[${path}][${operator}]=${encodeURIComponent(value)}`)

const some = (parameter: fc.Arbitrary<string>) => fc.option(parameter, { nil: '', freq: 1 })

const request = fc
  .constantFrom(...(Object.keys(paths) as (keyof typeof paths)[]))
  .chain((slug) =>
    fc
      .tuple(
        one(['', '', '/count', '/#0', '/#1', '/#2', '/999999']),
        some(condition(slug).map((where) => `where${where}`)),
        some(condition(slug).map((where) => `where[or][0]${where}&where[or][1][id][less_than]=4`)),
        some(one(['0', '1', '2', '3']).map((depth) => `depth=${depth}`)),
        some(
          fc
            .tuple(one(['', '-']), one(paths[slug]))
            .map(([sign, path]) => `sort=${sign}${path},id`),
        ),
        some(one(['1', '2', '5']).map((limit) => `limit=${limit}&page=2`)),
        some(
          one(['true', 'false']).map((wish) => `select[title]=${wish}&select[castings]=${wish}`),
        ),
        some(
          one(['1', '2']).map(
            (limit) => `joins[castings][limit]=${limit}&joins[castings][count]=true`,
          ),
        ),
      )
      .map(([end, ...parameters]) => `/api/${slug}${end}?${parameters.filter(Boolean).join('&')}`),
  )

test('a compiled read answers what Payload answers, value for value', async () => {
  const caller = one(['nobody', 'member', 'editor', 'admin'])
  const same = fc.asyncProperty(request, caller, async (written, who) => {
    const path = addressOf(written)
    expect(await answerOf(ours, { path, who })).toEqual(await answerOf(stock, { path, who }))
  })
  await fc.assert(same, { numRuns: runs, seed: 1895 })
}, 600_000)

async function answerOf(config: SanitizedConfig, { path, who }: { path: string; who: string }) {
  const headers: Record<string, string> = tokens[who] ? { authorization: `JWT ${tokens[who]}` } : {}
  const request = new Request(`http://localhost:3000${path}`, { headers })
  const response =
    (config === ours && (await leanly({ path, headers, request }))) ||
    (await handleEndpoints({
      config,
      request,
      ...(config === stock && { payloadInstanceCacheKey: 'stock' }),
    }))
  const { errors, ...body } = (await response.json()) as { errors?: { message: string }[] }
  // Each answer of an error has an id of its own.
  return { status: response.status, body, errors: errors?.map(({ message }) => message) }
}

type Asked = { path: string; headers: Record<string, string>; request: Request }

/** As the server asks, before it makes a Fetch request; what is not answered goes on with one. */
async function leanly({ path, headers, request }: Asked) {
  const [pathname = '', search = ''] = path.split(/(?=\?)/)
  const url = `http://localhost:3000${path}`
  const outcome = await leanAnswer(payload, { url, pathname, search, headers })
  if (outcome && 'body' in outcome) return new Response(outcome.body)
  outcome?.resume(request)
  return undefined
}

function withoutReads(config: SanitizedConfig): SanitizedConfig {
  const collections = config.collections.map((collection) => ({
    ...collection,
    endpoints: (collection.endpoints || []).filter(({ custom }) => !custom?.['reads']),
  }))
  return { ...config, collections }
}

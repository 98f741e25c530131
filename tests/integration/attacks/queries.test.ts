import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchApi, payload } from '../../support/marquee.ts'
import { graphqlQuery } from './queries/graphql.ts'
import { restAddress } from './queries/rest.ts'
import { makeWorlds, type Worlds } from './queries/worlds.ts'

/** The same queries each time; other ones with QUERY_SEED, more with QUERY_RUNS. */
const settings = {
  seed: Number(process.env['QUERY_SEED'] ?? 1895),
  numRuns: Number(process.env['QUERY_RUNS'] ?? 250),
}

let worlds: Worlds
const stray: unknown[] = []
const onStray = (reason: unknown) => stray.push(reason)

beforeAll(async () => {
  worlds = await makeWorlds()
  process.on('unhandledRejection', onStray)
}, 120_000)
afterAll(() => process.off('unhandledRejection', onStray))

type Asked = { method: string; path: string; body?: object }

/** What one caller is told, in each of two worlds that differ in nothing that they may see. */
async function tellingsOf({ method, path, body }: Asked, { caller, show }: Worlds['callers'][0]) {
  const tellings = []
  for (const world of ['first', 'second'] as const) {
    await show(world)
    const answer = await fetchApi(path, { method, caller, body })
    tellings.push({ status: answer.status, body: read(await answer.arrayBuffer()) })
  }
  return tellings
}

/** JSON where it is some, else the bytes in letters. */
function read(bytes: ArrayBuffer) {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.startsWith('{')) return text
  const body = JSON.parse(Buffer.from(bytes).toString())
  // Errors of a GraphQL document come as they happen, in no order.
  body.errors?.sort((one: object, other: object) =>
    JSON.stringify(one).localeCompare(JSON.stringify(other)),
  )
  return body
}

/** Of a GraphQL answer each error counts like a status. */
const statusesOf = ({ status, body }: { status: number; body: any }): number[] => [
  status,
  ...(body?.errors ?? []).map((error: any) => Number(error.extensions?.statusCode ?? 400)),
]

async function holds(asked: Asked, from: Worlds['callers'][0]) {
  const [first, second] = await tellingsOf(asked, from)
  expect(statusesOf(first!).filter((status) => status >= 500)).toEqual([])
  expect(second).toEqual(first)
  expect(stray).toEqual([])
}

const someone = fc.constantFrom(0, 1, 2, 3)

test('no REST query is a fault, and none tells of what the caller may not see', async () => {
  const property = fc.asyncProperty(restAddress(worlds), someone, async (path, who) => {
    await holds({ method: 'GET', path }, worlds.callers[who]!)
  })
  await fc.assert(property, settings)
}, 600_000)

test('no GraphQL query is a fault, and none tells of what the caller may not see', async () => {
  payload.logger.level = 'fatal'
  const property = fc.asyncProperty(graphqlQuery(worlds.ids), someone, async (query, who) => {
    await holds({ method: 'POST', path: '/api/graphql', body: { query } }, worlds.callers[who]!)
  })
  await fc.assert(property, settings)
}, 600_000)

import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeCaller } from '../../support/factories.ts'
import { type Caller, fetchApi, payload } from '../../support/marquee.ts'
import { graphqlMutation } from './queries/graphql.ts'
import { restAddress } from './queries/rest.ts'
import { makeWorlds, type Worlds } from './queries/worlds.ts'
import { makeTargets, type Targets, victimRows } from './writes/targets.ts'

/** The same each time; other ones with QUERY_SEED, more with QUERY_RUNS. */
const settings = {
  seed: Number(process.env['QUERY_SEED'] ?? 1895),
  numRuns: Number(process.env['QUERY_RUNS'] ?? 150),
}

let worlds: Worlds
let targets: Targets

beforeAll(async () => {
  payload.logger.level = 'fatal'
  worlds = await makeWorlds()
  targets = await makeTargets()
}, 120_000)

const names = ['anyone', 'a member', 'an editor', 'an admin'] as const

/** Of the victim's account, file and favourite those that these callers may not touch, directly or with a film. */
const beyond = { anyone: 3, 'a member': 3, 'an editor': 1, 'an admin': 0 }

const callerNamed = async (name: (typeof names)[number]): Promise<Caller> => {
  if (name === 'anyone') return undefined
  return makeCaller(
    ({ 'a member': 'member', 'an editor': 'editor', 'an admin': 'admin' } as const)[name],
  )
}

type Sent = { method: string; path: string; body?: object; address?: string }

async function isNoFault({ method, path, body, address }: Sent, caller: Caller) {
  const answer = await fetchApi(path, { method, caller, body, ...(address && { address }) })
  const told = await answer.text()
  const { errors = [] } = told.startsWith('{') ? JSON.parse(told) : {}
  const codes = errors.map(({ code, extensions }: any) => code ?? extensions?.code)
  expect([answer.status < 500, codes.includes('fault'), codes.every(Boolean)]).toEqual([
    true,
    false,
    true,
  ])
}

test.each(names)(
  'no deletion of %s is a fault, or reaches what is not theirs',
  async (name) => {
    const caller = await callerNamed(name)
    const before = await victimRows(targets)
    const address = restAddress(worlds)
    const ids = fc
      .constantFrom(...Object.entries(targets.ids))
      .map(([slug, [id]]) => `/api/${slug}/${id}`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(address, ids), async (path) => {
        await isNoFault({ method: 'DELETE', path }, caller)
        const kept = beyond[name]
        expect((await victimRows(targets)).slice(0, kept)).toEqual(before.slice(0, kept))
      }),
      settings,
    )
  },
  600_000,
)

test.each(names)(
  'no mutation of %s is a fault, or reaches what is not theirs',
  async (name) => {
    const caller = await callerNamed(name)
    targets = await makeTargets()
    const before = await victimRows(targets)
    const ids = [...Object.values(targets.ids).flat(), ...Object.values(targets.victim)]
    let sent = 0
    await fc.assert(
      fc.asyncProperty(graphqlMutation(ids), async (query) => {
        // From one address after the other: what is too often is told, and hides what would be a fault.
        const address = `10.0.${Math.floor(sent / 200)}.${sent++ % 200}`
        await isNoFault({ method: 'POST', path: '/api/graphql', body: { query }, address }, caller)
        const kept = beyond[name]
        expect((await victimRows(targets)).slice(0, kept)).toEqual(before.slice(0, kept))
      }),
      settings,
    )
  },
  600_000,
)

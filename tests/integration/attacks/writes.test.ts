import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeCaller } from '../../support/factories.ts'
import { type Caller, call, fetchApi, payload } from '../../support/marquee.ts'
import { attack, type Attack } from './writes/attack.ts'
import { makeTargets, type Targets, victimRows } from './writes/targets.ts'

/** The same writes each time; other ones with QUERY_SEED, more with QUERY_RUNS. */
const settings = {
  seed: Number(process.env['QUERY_SEED'] ?? 1895),
  numRuns: Number(process.env['QUERY_RUNS'] ?? 200),
}

let targets: Targets
let callers: Caller[]

beforeAll(async () => {
  targets = await makeTargets()
  callers = [undefined, await makeCaller(), await makeCaller('editor'), await makeCaller('admin')]
}, 120_000)

/** Of the collection that was written to, the targets that cannot be read any more. */
const spoilt = async (slug: string) => {
  const { status } = await call('GET', targets.readable[slug]!, { caller: callers[3] })
  return status === 200 ? [] : [slug]
}

async function holds({ method, path, body, headers }: Attack, caller: Caller) {
  const answer = await fetchApi(path, { method, caller, body, headers })
  const told = (await answer.json()) as { errors?: { code?: string; extensions?: any }[] }
  const codes = (told.errors ?? []).map(({ code, extensions }) => code ?? extensions?.code)
  expect([answer.status < 500, codes.includes('fault'), codes.every(Boolean)]).toEqual([
    true,
    false,
    true,
  ])
}

test.each(['anyone', 'a member', 'an editor', 'an admin'])(
  'no write of %s is a fault, spoils a record, or reaches what is not theirs',
  async (name) => {
    payload.logger.level = 'fatal'
    const place = ['anyone', 'a member', 'an editor', 'an admin'].indexOf(name)
    const before = await victimRows(targets)
    await fc.assert(
      fc.asyncProperty(attack(targets), async (written) => {
        await holds(written, callers[place])
        expect(await spoilt(written.slug)).toEqual([])
        expect(place < 2 ? await victimRows(targets) : before).toEqual(before)
      }),
      settings,
    )
  },
  600_000,
)

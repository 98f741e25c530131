import fc from 'fast-check'
import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { askOurs, askStock } from '../support/compared.ts'
import { kindsWorld } from '../support/kinds/world.ts'
import { readOf } from '../support/requests.ts'

/** How many random requests are compared; READS_RUNS asks for more, READS_SEED for others. */
const numRuns = Number(process.env['READS_RUNS'] ?? 600)
const seed = Number(process.env['READS_SEED'] ?? 1895)

const url = await createDatabase(inject('postgresUrl'), `kinds_${process.pid}`)
const world = await kindsWorld({ url })
const { callers, ids } = world

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

const compare = async (path: string, who: string) => {
  const asked = { path, headers: callers[who] ?? {} }
  const { way, why, ...ours } = await askOurs(world, asked)
  expect({ ...ours, way: 'stock' }).toEqual(await askStock(world, asked))
  return { way, why }
}

test('every kind of field is read as Payload reads it, whoever asks for whatever', async () => {
  let compiled = 0
  const request = readOf({ payload: world.stock, ids })
  const same = fc.asyncProperty(
    request,
    fc.constantFrom(...Object.keys(callers)),
    async (path, who) => {
      compiled += (await compare(path, who)).way === 'compiled' ? 1 : 0
    },
  )
  await fc.assert(same, { numRuns, seed })
  // Refused requests count as not compiled, and so do those for what Payload adds itself.
  expect(compiled).toBeGreaterThan(numRuns / 5)
}, 3_600_000)

import { afterAll, expect, test } from 'vitest'
import { asMany, sameDocuments, sameReads } from '../support/differences.ts'
import { demoWorld } from '../support/demoWorld.ts'

// As many as show all that there is; READS_FILMS asks for more.
const world = await demoWorld(Number(process.env['READS_FILMS'] ?? 5))
const hour = 3_600_000

afterAll(() => world.stock.destroy())

test('the demo catalogue is read as Payload reads it', { timeout: hour }, async () => {
  const many = asMany(2500)
  expect(await sameReads(world, many)).toBeGreaterThan(many.numRuns / 5)
})

test('the demo catalogue is answered over GraphQL as Payload does', { timeout: hour }, async () => {
  const many = asMany(2500)
  expect(await sameDocuments(world, many)).toBeGreaterThan(many.numRuns / 5)
})

import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { asMany, sameDocuments, sameRead, sameReads } from '../support/differences.ts'
import { outsideWorld } from '../support/outside/index.ts'

const url = await createDatabase(inject('postgresUrl'), `outside_${process.pid}`)
const world = await outsideWorld({ url })
const hour = 3_600_000

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

test(
  'collections of a house that knows nothing of ours are read as Payload reads them',
  { timeout: hour },
  async () => {
    const many = asMany(200)
    expect(await sameReads(world, many)).toBeGreaterThan(many.numRuns / 20)
  },
)

test(
  'collections of a house that knows nothing of ours are answered over GraphQL as Payload does',
  { timeout: hour },
  async () => {
    const many = asMany(150)
    expect(await sameDocuments(world, many)).toBeGreaterThan(many.numRuns / 20)
  },
)

const way = async (path: string, who = 'staff 1') => {
  const { way: taken, why } = await sameRead(world, { path, who })
  return why ?? taken
}

test('of a hidden group there is an empty one left, as Payload leaves it', async () => {
  expect(await way('/api/notes?depth=2')).toBe('compiled')
  expect(await way('/api/notes?select[hidden]=true&select[title]=true')).toBe('compiled')
})

test('a rule of a field that fails costs a count nothing, and fails the record that has the field', async () => {
  expect(await way('/api/notes/count', 'nobody')).toBe('compiled')
  expect(await way('/api/notes?select[title]=true', 'nobody')).toBe('compiled')
  expect(await way('/api/notes?depth=0', 'nobody')).toBe('notes.throws: a rule that fails')
})

import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { asMany, sameDocument, sameDocuments, sameRead, sameReads } from '../support/differences.ts'
import { tellWhatIsNot } from '#src/plugins/reads/tell.ts'
import { localizedIn, outside, outsideWorld } from '../support/outside/index.ts'
import type { Over } from '../support/kinds/world.ts'

const make = async (name: string, over: Partial<Over> = {}) =>
  outsideWorld({
    url: await createDatabase(inject('postgresUrl'), `${name}_${process.pid}`),
    ...over,
  })
const world = await make('outside')
const otherwise = await make('otherwise', { idType: 'uuid', blocksAsJSON: true })
// Some speak two languages: they are Payload's to read, the rest is not.
const spoken = await make('spoken', {
  collections: localizedIn(outside, ['articles', 'teams']),
  more: { localization: { locales: ['en', 'de'], defaultLocale: 'en', fallback: true } },
})
const hour = 3_600_000

afterAll(() =>
  Promise.all(
    [world, otherwise, spoken].flatMap(({ ours, stock }) => [ours.destroy(), stock.destroy()]),
  ),
)

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

test('and so they are with ids of another type and blocks as JSON', { timeout: hour }, async () => {
  const many = asMany(100)
  expect(await sameReads(otherwise, many)).toBeGreaterThan(many.numRuns / 20)
  expect(await sameDocuments(otherwise, many)).toBeGreaterThan(many.numRuns / 20)
})

test('and so they are beside fields that differ by locale', { timeout: hour }, async () => {
  const many = asMany(100)
  expect(await sameReads(spoken, many)).toBeGreaterThan(many.numRuns / 20)
  expect(await sameDocuments(spoken, many)).toBeGreaterThan(many.numRuns / 40)
})

test('where others have fields that differ by locale, a collection stays compiled', async () => {
  const wayOf = async (path: string) => {
    const { way: taken, why } = await sameRead(spoken, { path, who: 'staff 0' })
    return why ?? taken
  }
  expect(await wayOf('/api/tickets?depth=0&select[for]=true&locale=de')).toBe('compiled')
  expect(await wayOf('/api/teams?depth=0&select[isPublic]=true&sort=-id&locale=all')).toBe(
    'compiled',
  )
  expect(await wayOf('/api/teams?depth=0&locale=de')).toMatch(/localized/)
  expect(await wayOf('/api/teams?select[isPublic]=true&sort=title')).toMatch(/localized/)
  expect(await wayOf('/api/staff?select[first]=true&where[team.title][like]=a&depth=0')).toMatch(
    /localized/,
  )
})

test('of collections with such fields it is told at start, and of no others', () => {
  const said: string[] = []
  const payload = Object.create(spoken.ours, {
    logger: { value: { info: (line: string) => said.push(line) } },
  }) as typeof spoken.ours
  tellWhatIsNot(payload)
  const localized = said.filter((line) => line.includes('localized'))
  expect(localized.map((line) => line.split(' ')[2]).sort()).toEqual(['articles', 'teams'])
  expect(localized.join()).toContain('title (localized)')
})

test('a record whose id is a word, or letters and digits, is read compiled', async () => {
  const [team] = otherwise.ids['teams'] ?? []
  const read = { path: `/api/teams/${team}?depth=0&joins[everything]=false`, who: 'nobody' }
  expect((await sameRead(otherwise, read)).way).toBe('compiled')
  expect(await way('/api/tickets/a?depth=0&select[for]=true', 'staff 0')).toBe('compiled')
  for (const name of ['me', 'init', 'versions', 'count', 'access', 'paste-url'])
    for (const slug of ['staff', 'tickets', 'images'])
      await sameRead(otherwise, { path: `/api/${slug}/${name}`, who: 'staff 1' })
})

const way = async (path: string, who = 'staff 1') => {
  const { way: taken, why } = await sameRead(world, { path, who })
  return why ?? taken
}

test("a hook that changes what is beside its field runs over GraphQL, though the field isn't asked for", async () => {
  const document = { query: '{ FieldHooks { docs { title level } } }', variables: {} }
  const { way: taken, why } = await sameDocument(world, { document, who: 'nobody' })
  expect([taken, why]).toEqual(['fallback', 'field-hooks.meddler: a hook that takes the record'])
})

test('of a hidden group there is an empty one left, as Payload leaves it', async () => {
  expect(await way('/api/notes?depth=2')).toBe('compiled')
  expect(await way('/api/notes?select[hidden]=true&select[title]=true')).toBe('compiled')
})

test('a rule of a field that fails costs a count nothing, and fails the record that has the field', async () => {
  expect(await way('/api/notes/count', 'nobody')).toBe('compiled')
  expect(await way('/api/notes?select[title]=true', 'nobody')).toBe('compiled')
  expect(await way('/api/notes?depth=0', 'nobody')).toBe('notes.throws: a rule that fails')
})

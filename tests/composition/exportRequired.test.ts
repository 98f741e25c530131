import { getPayload } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { marquee, plugins } from '../../payload.config.ts'
import { hooksWriter } from '#src/plugins/importer/through/hooksWriter.ts'
import { byName } from '../support/byName.ts'
import { studios } from '../support/example/studios.ts'
import { exported } from '../support/exported.ts'
import { catalogueAt, emptyCatalogue } from '../support/imports.ts'
import { migrateTo, migrationOf } from '../support/migrateTo.ts'

const payload = await getPayload({ config: marquee([...plugins, studios()]) })
await migrateTo(payload)
const filled = catalogueAt(String(process.env['DATABASE_URL']))

// Whole catalogues are made here.
vi.setConfig({ testTimeout: 120_000 })

afterAll(() => payload.destroy())
beforeAll(fill)

for (const [path, writer] of [
  ['by SQL', undefined],
  ['through hooks', hooksWriter(payload)],
] as const)
  it(`what developers require of our collections comes with an export, ${path}`, async () => {
    const { ndjson } = await exported(filled)
    const catalogue = await emptyTwin()
    const { counts } = await catalogue.take({ 'all.ndjson': ndjson }, { ...(writer && { writer }) })
    expect(counts).toMatchObject({
      movies: { created: 3 },
      persons: { created: 2 },
      users: { created: 1 },
      files: { created: 1 },
      characters: { created: 1 },
      castings: { created: 2 },
      favorites: { created: 1 },
      records: { created: 4 },
      rejected: 0,
    })
    expect(counts.notStored).toBeUndefined()
    expect((await exported(catalogue)).ndjson.split('\n')).toEqual(ndjson.split('\n'))
    const again = await catalogue.take({ 'all.ndjson': `${ndjson}\n` })
    expect(again.counts).toMatchObject({
      movies: { unchanged: 3 },
      records: { unchanged: 4 },
      rejected: 0,
    })
    const provenance = ['import_movies', 'import_persons', 'import_records']
    expect(await byName(catalogue.rows, provenance)).toEqual(await byName(filled.rows, provenance))
  })

it('a film whose required studio is not in the file is refused with the reason, and the rest comes in', async () => {
  const { ndjson } = await exported(filled)
  const lines = ndjson.split('\n').filter((line) => !line.includes('Universal'))
  const catalogue = await emptyTwin()
  const { counts } = await catalogue.take({ 'all.ndjson': lines.join('\n') })
  expect(counts).toMatchObject({ movies: { created: 2 }, persons: { created: 2 }, rejected: 1 })
  expect(await catalogue.list('select reason from import_rejections')).toEqual([
    'Its studio_id is required, and not here.',
  ])
})

/** An empty catalogue with the tables of the plugin. */
async function emptyTwin() {
  const catalogue = await emptyCatalogue()
  for (const statement of await migrationOf(payload)) await catalogue.rows(statement)
  return catalogue
}

async function fill() {
  const make = async (collection: string, data: object) =>
    payload.create({
      collection: collection as 'genres',
      data: data as { name: string; colour: string },
      overrideAccess: true,
      depth: 0,
    })
  const city = (await make('cities', { name: 'Burbank' })).id
  const other = (await make('cities', { name: 'Universal City' })).id
  const office = (await make('studios', { name: 'Warner', city })).id
  const universal = (await make('studios', { name: 'Universal', city: other })).id
  const user = await make('users', {
    username: 'ada',
    email: 'ada@example.com',
    password: 'correct horse battery',
    office: city,
    _verified: true,
  })
  const [flag] = await filled.list(
    `insert into files (key, filename, mime_type, url, credit) values ('a/1.jpg', '1.jpg', 'image/jpeg', '/1.jpg', 'Weegee') returning id`,
  )
  const shotIn = (await make('countries', { name: 'France', code: 'FR', flag })).id
  const drama = (await make('genres', { name: 'Drama', colour: 'blue' })).id
  const person = { studio: office, desk: { floor: 3 } }
  const weaver = (await make('persons', { lastName: 'Weaver', ...person })).id
  const scott = (await make('persons', { firstName: 'Ridley', lastName: 'Scott', ...person })).id
  const film = {
    studio: office,
    shotIn,
    releases: [{ on: 'VHS' }, { on: 'DVD' }],
    shops: [shotIn],
  }
  const alien = await make('movies', { title: 'Alien', ...film, director: scott, genres: [drama] })
  await make('movies', { title: 'Alien', ...film, year: 1992 })
  await make('movies', { title: 'Jaws', ...film, studio: universal })
  const ripley = (await make('characters', { name: 'Ripley', inventor: scott })).id
  const part = { movie: alien.id, studio: office, wage: 7 }
  await make('castings', { ...part, actor: weaver, character: ripley })
  await make('castings', { ...part, actor: scott })
  await make('favorites', { user: user.id, movie: alien.id, reason: 'Ripley' })
  await payload.update({
    collection: 'studios' as 'genres',
    id: office,
    data: { best: alien.id, owners: [weaver, scott], isOpen: false } as object,
    overrideAccess: true,
  })
}

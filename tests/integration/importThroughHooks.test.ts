import { ValidationError } from 'payload'
import type { CollectionBeforeChangeHook, CollectionSlug } from 'payload'
import { afterEach, expect, it } from 'vitest'
import { hooksWriter } from '#src/plugins/importer/through/hooksWriter.ts'
import { byName } from '../support/byName.ts'
import { emptyCatalogue } from '../support/imports.ts'
import { payload } from '../support/marquee.ts'

// Payload writes on the connection of the run alone, whatever database it has been opened with.
const writer = hooksWriter(payload)

const films = (...list: object[]) => JSON.stringify(list)
const alien = {
  title: 'Alien',
  year: 1979,
  cast: ['Tom Skerritt', 'John Hurt', 'Tom Skerritt'],
  genres: ['Horror', 'Science Fiction'],
  href: 'Alien_(film)',
  extract: 'In space.\n\nNobody hears.',
}
const cell = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`
const tmdb = (runtime: number, ...cast: object[]) => ({
  'movies.csv':
    'budget,genres,id,original_title,overview,production_countries,release_date,runtime,title\n' +
    `11000000,${cell([{ name: 'Horror' }])},348,Alien,"In space,\nnobody",${cell([{ iso_3166_1: 'GB', name: 'United Kingdom' }])},1979-05-25,${runtime},Alien\n` +
    `0,${cell([])},349,Yi yi,,${cell([])},2000,173,Yi Yi\n`,
  'credits.csv':
    'movie_id,title,cast,crew\n' +
    `348,Alien,${cell(cast)},${cell([{ id: 578, name: 'Ridley Scott', job: 'Director', gender: 2 }])}\n`,
})
const weaver = { id: 10205, name: 'Sigourney Weaver', gender: 1, character: 'Ripley', order: 0 }
const hurt = { id: 5049, name: 'John Hurt', gender: 2, character: 'Kane', order: 1 }
const holm = { id: 65, name: 'Ian Holm', gender: 2, character: '', order: 1 }

/** The same files by both paths, one after the other, into a catalogue each. */
async function both(...runs: Record<string, string>[]) {
  const [fast, slow] = [await emptyCatalogue(), await emptyCatalogue()]
  const counts = []
  for (const files of runs) {
    const [a, b] = [await fast.take(files), await slow.take(files, { writer })]
    counts.push([a.counts, b.counts])
  }
  return { fast, slow, counts }
}

const sources: Record<string, Record<string, string>[]> = {
  Wikipedia: [
    { 'a.json': films(alien, { ...alien, title: 'Heat', year: 1995, href: 'Heat', cast: [] }) },
    {
      'b.json': films(
        { ...alien, cast: ['John Hurt', 'Ian Holm'], genres: ['Horror'], extract: 'In space.' },
        { ...alien, title: 'Heat (film)', year: 1996, href: 'Heat', genres: [] },
      ),
    },
  ],
  TMDB: [tmdb(117, weaver, hurt), tmdb(116, weaver, holm)],
}

for (const [source, runs] of Object.entries(sources))
  it(
    `${source}’s films are the same by either path, then changed the same, then unchanged`,
    { timeout: 120_000 },
    async () => {
      const { fast, slow, counts } = await both(...runs, runs.at(-1) ?? {})
      for (const [a, b] of counts) expect(b).toEqual(a)
      expect(await byName(slow.rows)).toEqual(await byName(fast.rows))
      expect((await slow.list('select count(*)::int from castings'))[0]).toBeGreaterThan(0)
    },
  )

const hooked: (() => void)[] = []
afterEach(() => {
  for (const undo of hooked.splice(0)) undo()
})

/** A hook of a developer's, for one test. */
function addHook(collection: CollectionSlug, hook: CollectionBeforeChangeHook) {
  const { hooks } = payload.collections[collection].config
  const before = hooks.beforeChange
  hooks.beforeChange = [...before, hook]
  hooked.push(() => (hooks.beforeChange = before))
}

it('a developer’s hook sees each film, person, part, genre and country, and may change it', async () => {
  const catalogue = await emptyCatalogue()
  const seen: string[] = []
  for (const slug of [
    'movies',
    'persons',
    'castings',
    'characters',
    'genres',
    'countries',
  ] as const)
    addHook(slug, ({ collection, data }) => {
      seen.push(collection.slug)
      return collection.slug === 'movies' ? { ...data, budget: 7 } : data
    })
  await catalogue.take(tmdb(117, weaver, hurt), { writer })
  expect(new Set(seen)).toEqual(
    new Set(['movies', 'persons', 'castings', 'characters', 'genres', 'countries']),
  )
  expect(await catalogue.list('select budget::int from movies')).toEqual([7, 7])
})

it('a film that a hook refuses is kept with the reason, and the rest comes in', async () => {
  const catalogue = await emptyCatalogue()
  addHook('movies', ({ data, req }) => {
    if (data['title'] !== 'Heat') return data
    const errors = [{ path: 'title', message: 'No heat here.' }]
    throw new ValidationError({ collection: 'movies', errors, req })
  })
  const { counts } = await catalogue.take(
    { 'a.json': films({ ...alien, title: 'Heat', href: 'Heat' }, alien) },
    { writer },
  )
  expect([counts.movies, counts.castings, counts.rejected]).toEqual([
    { created: 1 },
    { created: 2 },
    1,
  ])
  expect(await catalogue.rows('select file, line, reason from import_rejections')).toEqual([
    { file: 'a.json', line: 1, reason: 'title: No heat here.' },
  ])
})

import fc from 'fast-check'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import {
  makeCasting,
  makeCharacter,
  makeGenre,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { get, graphql, payload } from '../support/marquee.ts'

const words = ['zanzibar', 'quixotic', 'lighthouse', 'the', '7', '1994']
let genres: number[]
let actors: number[]

beforeAll(async () => {
  genres = [(await makeGenre()).id, (await makeGenre()).id]
  actors = [
    (await makePerson({ firstName: 'Quixotic', lastName: 'Player' })).id,
    (await makePerson({ firstName: 'Zanzibar', lastName: 'Lighthouse' })).id,
  ]
  const character = await makeCharacter({ name: 'The Lighthouse Keeper' })
  const titles = [
    'Zanzibar',
    'Zanzibar Lighthouse',
    'The Quixotic',
    'Seven Lighthouses',
    'Quixotic 7',
  ]
  for (const [n, title] of titles.entries()) {
    const genre = genres.slice(0, n % 3)
    const movie = await makeMovie({
      title,
      year: 1990 + n,
      genres: genre,
      director: actors[n % 2]!,
    })
    await makeCasting({ movie: movie.id, actor: actors[n % 2]!, character: character.id })
  }
})

const whole = fc.integer({ min: -2, max: 30 })
const ids = () => fc.constantFrom(...genres, ...actors, 0, 'none', '1,2')

const asked = () =>
  fc.record(
    {
      q: fc.oneof(
        fc
          .array(fc.constantFrom(...words, '-zanzibar', '"lighthouse', 'zanzibra'), {
            maxLength: 4,
          })
          .map((w) => w.join(' ')),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
      ),
      type: fc.constantFrom('movies', 'persons,characters', 'users', ''),
      page: whole,
      limit: whole,
      genre: ids(),
      actor: ids(),
      director: ids(),
      country: ids(),
      yearFrom: fc.integer({ min: 1980, max: 2000 }),
      yearTo: fc.integer({ min: 1980, max: 2000 }),
      facets: fc.boolean(),
    },
    { requiredKeys: [] },
  )

const facet = '{ id name count }'
const size = '{ url width height mimeType filesize filename }'
const query = `query ($q: String, $type: SearchTypes, $page: Int, $limit: Int, $genre: SearchIds, $actor: SearchIds,
    $director: SearchIds, $country: SearchIds, $yearFrom: Int, $yearTo: Int, $facets: Boolean) {
  search(q: $q, type: $type, page: $page, limit: $limit, genre: $genre, actor: $actor, director: $director,
      country: $country, yearFrom: $yearFrom, yearTo: $yearTo, facets: $facets) {
    docs { type id title year knownFor image { url sizes { w92 ${size} w185 ${size} w342 ${size} w780 ${size} } } highlight }
    totalDocs limit totalPages page pagingCounter hasPrevPage hasNextPage prevPage nextPage
    totals { movies persons characters } facets { genres ${facet} countries ${facet} decades ${facet} }
  }
}`

it('GraphQL answers what REST does, whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(asked(), async (args) => {
      const address = new URLSearchParams(
        Object.entries(args).map(([name, value]) => [name, String(value)]),
      )
      const { status, body } = await get(`/api/search?${address}`)
      const { data, errors } = await graphql(query, { variables: args })
      expect(status === 400 ? body.errors[0].message : { facets: null, ...body }).toEqual(
        status === 400 ? errors?.[0]?.message : data.search,
      )
    }),
    { numRuns: 100, seed: 1895 },
  )
}, 120_000)

it('a person who may not be read is in no cast and not counted', async () => {
  const { config } = payload.collections.persons
  const { read } = config.access
  config.access.read = () => ({ id: { not_equals: actors[0] } })
  onTestFinished(() => {
    config.access.read = read
  })
  const found = async (q: string) => (await get(`/api/search?q=${q}`)).body
  const { docs } = await found('zanzibar')
  expect(docs.find(({ title }: { title: string }) => title === 'Zanzibar').knownFor).toEqual([])
  expect((await found('quixotic player')).totals.persons).toBe(0)
})

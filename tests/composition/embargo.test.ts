import { getPayload } from 'payload'
import { afterAll, expect, it } from 'vitest'
import { marquee, plugins } from '../../payload.config.ts'
import { env } from '#src/env.ts'
import { toApi } from '#src/server/api/toApi.ts'
import { embargo } from '../support/example/embargo.ts'

const movies = ['originalTitle', 'description', 'descriptionText', 'year', 'releaseDate', 'country']
const config = marquee([
  ...plugins,
  embargo({ collections: ['characters'], fields: { movies, persons: ['mainPhoto'] } }),
])
const payload = await getPayload({ config })
const api = toApi({ config, env })
afterAll(() => payload.destroy())

const account = { username: 'desk', email: 'desk@example.com', password: 'correct horse battery' }
await payload.create({
  collection: 'users',
  data: { ...account, role: 'editor', _verified: true },
  overrideAccess: true,
})
const { token } = await payload.login({ collection: 'users', data: account })

const make = async (collection: any, data: object): Promise<number> =>
  (await payload.create({ collection, data: data as any, overrideAccess: true })).id as number
const country = await make('countries', { name: 'Ruritania' })
const leaf = { type: 'text', text: 'An usurper is crowned.', version: 1 }
const block = { version: 1, direction: 'ltr', format: '', indent: 0 }
const paragraph = { ...block, type: 'paragraph', children: [leaf], textFormat: 0, textStyle: '' }
const film = await make('movies', {
  title: 'Zenda',
  originalTitle: 'Gefangener',
  year: 1952,
  country,
  description: { root: { ...block, type: 'root', children: [paragraph] } },
})
const actor = await make('persons', { firstName: 'Stewart', lastName: 'Grangerfield' })
const character = await make('characters', { name: 'Rassendyll' })
await make('castings', { movie: film, actor, character })

type Found = { docs: any[]; totals: Record<string, number>; facets?: any }

const ask = async (query: string, as?: string): Promise<Found> => {
  const headers: Record<string, string> = as ? { Authorization: `JWT ${as}` } : {}
  const request = new Request(`http://localhost:3000/api/search?${query}`, { headers })
  return (await api(request, { address: '127.0.0.1' })).json()
}
const found = async (query: string, as?: string) =>
  (await ask(query, as)).docs.map(({ title }) => title)

it.each([
  ['an original title', 'q=gefangener'],
  ['an original title in quotes', 'q="gefangener"'],
  ['the beginning of one', 'q=gefang'],
  ['a misspelt one', 'q=gefangenre'],
  ['a description', 'q=usurper'],
  ['a character', 'q=rassendyll'],
  ['a year', 'q=1952'],
  ['a country', `country=${country}`],
  ['a first year', 'yearFrom=1950'],
])('%s that only staff may read finds for staff alone', async (_, query) => {
  const staff = await found(query, token)
  expect([await found(query), staff]).toEqual([[], [expect.any(String)]])
})

it('what may not be read is neither shown, marked, counted nor facetted', async () => {
  const guest = await ask('q=zenda&facets=true')
  const staff = await ask('q=zenda&facets=true', token)
  const of = ({ docs, totals, facets }: Found) => [docs[0].title, docs[0].year, totals, facets]
  const totals = { movies: 1, persons: 0, characters: 0 }
  expect([of(guest), of(staff)]).toEqual([
    ['Zenda', null, totals, { genres: [], countries: [], decades: [] }],
    [
      'Zenda',
      1952,
      totals,
      {
        genres: [],
        countries: [{ id: country, name: 'Ruritania', count: 1 }],
        decades: [{ id: 1950, name: '1950s', count: 1 }],
      },
    ],
  ])
})

it('a word left out tells nothing of a description that may not be read', async () => {
  expect([await found('q=zenda+-usurper'), await found('q=zenda+-usurper', token)]).toEqual([
    ['Zenda'],
    [],
  ])
})

import { sql } from '@payloadcms/db-postgres'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { reading } from '../support/buffers.ts'
import { makeCaller, makeMovie, makePerson, unique } from '../support/factories.ts'
import { get, payload } from '../support/marquee.ts'

type Film = { id: number; title: string }
type Page = { docs: Film[]; hasNextPage: boolean; limit: number; nextCursor: string | null }

const word = unique('Cursor').replaceAll(/\W/g, '')
const ours = `where[title][like]=${word}`

beforeAll(async () => {
  const directors = [(await makePerson()).id, (await makePerson()).id]
  for (let n = 0; n < 12; n++)
    await makeMovie({
      title: `${word} ${n % 4}`,
      year: n % 3 === 0 ? null : 1950 + (n % 5),
      duration: n % 4 === 0 ? null : 90 + (n % 2),
      director: n % 3 === 1 ? null : (directors[n % 2] ?? null),
    })
})

const page = async (query: string) => (await get(`/api/movies?${query}`)).body as Page

async function walk(query: string): Promise<Film[]> {
  const films: Film[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { docs, nextCursor }: Page = await page(`${query}&after=${cursor}`)
    films.push(...docs)
    cursor = nextCursor
  }
  return films
}

it('pages by a cursor are the list, in its order, whatever it is sorted by', async () => {
  const key = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.constantFrom('title', 'year', 'duration', 'released', 'director.name', 'createdAt'),
    )
    .map((parts) => parts.join(''))
  const sorted = fc.tuple(fc.uniqueArray(key, { maxLength: 3 }), fc.constantFrom('id', '-id'))
  const same = fc.asyncProperty(sorted, fc.constantFrom(1, 2, 5, 12, 50), async (sort, limit) => {
    const query = `${ours}&sort=${sort.flat().join(',')}`
    const { docs } = await page(`${query}&limit=100`)
    expect(await walk(`${query}&limit=${limit}`)).toEqual(docs)
  })
  await fc.assert(same, { numRuns: 40, seed: 1895 })
}, 120_000)

it('pages by a cursor meet each record once where nothing sorted by tells them apart', async () => {
  const ids = (await walk(`${ours}&sort=title&limit=2`)).map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([12, 12])
})

it('a page by a cursor takes depth and select, and says no more than that it goes on', async () => {
  const { docs, ...rest } = await page(`${ours}&select[title]=true&limit=1&sort=title,id&after=`)
  expect([Object.keys(docs[0] ?? {}).sort(), Object.keys(rest).sort()]).toEqual([
    ['id', 'title'],
    ['hasNextPage', 'limit', 'nextCursor'],
  ])
})

it('a list without after has no cursor', async () => {
  expect(await page('limit=1')).not.toHaveProperty('nextCursor')
})

it('the last page has no cursor', async () => {
  expect(await page(`${ours}&limit=50&after=`)).toMatchObject({
    hasNextPage: false,
    nextCursor: null,
  })
})

it('a page by a cursor is bounded as others are', async () => {
  expect(await page('limit=100000&after=')).toMatchObject({ limit: 100 })
})

it('a cursor that was not given out for the list is refused', async () => {
  const { nextCursor } = await page(`${ours}&limit=1&sort=title&after=`)
  const other = `${nextCursor?.slice(0, -2)}${nextCursor?.endsWith('AA') ? 'BB' : 'AA'}`
  const statuses = await Promise.all(
    [
      'after=x',
      'after[]=x',
      'after=%00',
      `after=${other}&sort=title`,
      `after=${nextCursor}&sort=-title`,
      `after=${nextCursor}&sort=title&page=2`,
    ].map(async (query) => (await get(`/api/movies?${query}`)).status),
  )
  expect(statuses).toEqual([400, 400, 400, 400, 400, 400])
})

it('a cursor does not tell what its list is sorted by', async () => {
  const { nextCursor } = await page(`${ours}&limit=1&sort=title&after=`)
  expect(Buffer.from(String(nextCursor), 'base64url').includes(word)).toBe(false)
})

it('favourites are paged by their owner alone', async () => {
  const caller = await makeCaller()
  const [owner, stranger] = await Promise.all([
    get('/api/favorites?after=', { caller }),
    get('/api/favorites?after='),
  ])
  expect([owner.status, stranger.status]).toEqual([200, 403])
})

it('a page deep in a list reads no more than the first', async () => {
  const { drizzle } = payload.db as unknown as PostgresAdapter
  await drizzle.execute(
    sql`insert into movies (title, year, released) select 'Deep ' || n, 1900 + n % 100, (1900 + n % 100)::text from generate_series(1, 30000) n`,
  )
  await drizzle.execute(sql`analyze movies`)
  const query = '/api/movies?sort=-released&limit=10&depth=0&after='
  const first = await reading(query)
  let deep = ''
  for (let n = 0; n < 20; n++)
    deep = String((await page(`sort=-released&limit=100&depth=0&after=${deep}`)).nextCursor)
  expect(await reading(`${query}${deep}`)).toBeLessThan(3 * first + 100)
  await drizzle.execute(sql`delete from movies where title like 'Deep %'`)
}, 120_000)

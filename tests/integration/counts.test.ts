import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { makeCaller, makeFavorite, makeGenre, makeMovie, unique } from '../support/factories.ts'
import { fetchApi, payload } from '../support/marquee.ts'

// As another program writes: by raw SQL, on connections of its own.
const others: pg.Client[] = []

async function another(): Promise<pg.Client> {
  const { connectionString } = (payload.db as unknown as { poolOptions: pg.PoolConfig }).poolOptions
  const client = new pg.Client({ connectionString })
  await client.connect()
  others.push(client)
  return client
}

afterAll(() => Promise.all(others.map((client) => client.end())))

const counted = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetchApi(path, { headers })
  return ((await response.json()) as { totalDocs: number }).totalDocs
}

const titled = (title: string) =>
  `/api/movies?where[title][equals]=${title}&limit=1&select[title]=true`

const insert = `insert into movies (title) select $1 from generate_series(1, $2::int)`

test('a list, its pages and a count tell the same total after each write of another program', async () => {
  const title = unique('Counted').replaceAll(' ', '-')
  const client = await another()
  const all = async () => [
    await counted(titled(title)),
    await counted(`${titled(title)}&page=2`),
    await counted(`/api/movies/count?where[title][equals]=${title}`),
  ]
  expect(await all()).toEqual([0, 0, 0])
  await client.query(insert, [title, 3])
  expect(await all()).toEqual([3, 3, 3])
  await client.query(
    `update movies set title = title || ' no more' where id = (
    select min(id) from movies where title = $1)`,
    [title],
  )
  expect(await all()).toEqual([2, 2, 2])
  await client.query(`delete from movies where title = $1`, [title])
  expect(await all()).toEqual([0, 0, 0])
})

test('GraphQL tells the same total', async () => {
  const title = unique('Counted')
  const query = `{ Movies(where: { title: { equals: "${title}" } }, limit: 1) { totalDocs }
    countMovies(where: { title: { equals: "${title}" } }) { totalDocs } }`
  const ask = async () => {
    const response = await fetchApi('/api/graphql', { method: 'POST', body: { query } })
    const { data } = (await response.json()) as { data: Record<string, { totalDocs: number }> }
    return Object.values(data).map(({ totalDocs }) => totalDocs)
  }
  expect(await ask()).toEqual([0, 0])
  await (await another()).query(insert, [title, 2])
  expect(await ask()).toEqual([2, 2])
})

test('what is not committed is not counted, and what is rolled back never was', async () => {
  const title = unique('Counted').replaceAll(' ', '-')
  const [first, second] = [await another(), await another()]
  await first.query('begin')
  await first.query(insert, [title, 1])
  expect(await counted(titled(title))).toBe(0)
  await second.query('begin')
  await second.query(insert, [title, 1])
  await second.query('commit')
  expect(await counted(titled(title))).toBe(1)
  await first.query('rollback')
  expect(await counted(titled(title))).toBe(1)
  await first.query(insert, [title, 1])
  expect(await counted(titled(title))).toBe(2)
})

test('what was undone up to a savepoint is marked when it is done again', async () => {
  const title = unique('Counted').replaceAll(' ', '-')
  const client = await another()
  expect(await counted(titled(title))).toBe(0)
  await client.query('begin')
  await client.query('savepoint here')
  await client.query(insert, [title, 5])
  await client.query('rollback to here')
  await client.query(insert, [title, 1])
  await client.query('commit')
  expect(await counted(titled(title))).toBe(1)
})

test('what a deletion takes along is not counted any more', async () => {
  const caller = await makeCaller()
  const headers = { authorization: `JWT ${caller.token}` }
  const movie = await makeMovie()
  await makeFavorite({ user: caller.user.id, movie: movie.id })
  expect(await counted('/api/favorites', headers)).toBe(1)
  await (await another()).query('delete from movies where id = $1', [movie.id])
  expect(await counted('/api/favorites', headers)).toBe(0)
})

test('a list by genre counts what was linked and unlinked', async () => {
  const genre = await makeGenre()
  const movie = await makeMovie({ genres: [genre.id] })
  const byGenre = `/api/movies?where[genres][equals]=${genre.id}&limit=1`
  expect(await counted(byGenre)).toBe(1)
  await (await another()).query(`delete from movies_rels where parent_id = $1`, [movie.id])
  expect(await counted(byGenre)).toBe(0)
})

test('two that write the same tables at once do not wait for each other', async () => {
  const [first, second] = [await another(), await another()]
  for (const client of [first, second]) await client.query(`begin; set local lock_timeout = '2s'`)
  const [one, other] = [unique('Counted'), unique('Counted')]
  await first.query(insert, [one, 1])
  await second.query(insert, [other, 1])
  await second.query(`insert into genres (name) values ($1)`, [other])
  await first.query(`insert into genres (name) values ($1)`, [one])
  await first.query('commit')
  await second.query('commit')
  const { rows } = await first.query(
    `select count(*)::int as n from movies where title in ($1, $2)`,
    [one, other],
  )
  expect(rows).toEqual([{ n: 2 }])
})

test('a page shows what was written, removed and moved since it was asked for last', async () => {
  const word = unique('Paged').replaceAll(' ', '-')
  const client = await another()
  const titles = async () => {
    const path = `/api/movies?where[title][like]=${word}&sort=year&limit=2&select[title]=true`
    const { docs } = (await (await fetchApi(path)).json()) as { docs: { title: string }[] }
    return docs.map(({ title }) => title.slice(word.length))
  }
  const add = (name: string, year: number) =>
    client.query('insert into movies (title, year) values ($1, $2)', [`${word}${name}`, year])
  expect(await titles()).toEqual([])
  await add(' B', 1950)
  await add(' C', 1960)
  expect(await titles()).toEqual([' B', ' C'])
  expect(await titles()).toEqual([' B', ' C'])
  await add(' A', 1940)
  expect(await titles()).toEqual([' A', ' B'])
  await client.query('update movies set year = 1970 where title = $1', [`${word} A`])
  expect(await titles()).toEqual([' B', ' C'])
  await client.query('delete from movies where title = $1', [`${word} B`])
  expect(await titles()).toEqual([' C', ' A'])
})

test('nothing is counted again where no write is marked, for another page neither', async () => {
  const byName = '/api/genres?limit=1'
  const before = await counted(byName)
  const client = await another()
  await client.query(`
    begin; alter table genres disable trigger mark_write; insert into genres (name) values ('${unique('Unmarked')}');
    alter table genres enable always trigger mark_write; commit`)
  expect(await counted(byName)).toBe(before)
  expect(await counted(`${byName}&sort=-createdAt&page=2`)).toBe(before)
  await client.query(`insert into genres (name) values ($1)`, [unique('Marked')])
  expect(await counted(byName)).toBe(before + 2)
})

test('every table that a list may read marks its writes', async () => {
  const { rows } = await (
    await another()
  ).query<{ name: string }>(
    `
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname = any ($1) and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'mark_write')`,
    [
      Object.values(payload.collections)
        .map(({ config }) => config.slug.replaceAll('-', '_'))
        .filter((name) => !name.startsWith('payload')),
    ],
  )
  expect(rows).toEqual([])
})

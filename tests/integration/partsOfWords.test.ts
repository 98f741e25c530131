import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explain } from '#src/plugins/reads/explain.ts'
import { makeGenre } from '../support/factories.ts'
import { get, payload } from '../support/marquee.ts'

const { connectionString } = (payload.db as unknown as { poolOptions: pg.PoolConfig }).poolOptions
const client = new pg.Client({ connectionString })

const letter = fc.constantFrom(...Array.from('abAB  \t%_\\\'"&|!:*()-.0éÉßİıΣσς本🎬'))
const word = fc.string({ unit: letter, minLength: 1, maxLength: 8 })
/** Long ones have to repeat themselves: there is another index of titles. */
const long = fc
  .tuple(word, fc.constantFrom(60, 130, 990, 1010, 5000))
  .map(([of, length]) => of.repeat(length).slice(0, length))
const title = fc
  .array(fc.oneof({ weight: 9, arbitrary: word }, long), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '))
  .filter((text) => text.trim() !== '' && !/\p{Surrogate}/u.test(text))

const titles = fc.sample(title, { seed: 7, numRuns: 200 })

beforeAll(async () => {
  await client.connect()
  await client.query('insert into movies (title) select unnest($1::text[])', [titles])
})

afterAll(async () => {
  await client.query('delete from movies where title = any ($1)', [titles])
  await client.end()
})

type Asked = { part: string; operator: string }

const asked: fc.Arbitrary<Asked> = fc
  .tuple(fc.constantFrom(...titles), fc.nat(), fc.integer({ min: 1, max: 40 }), fc.nat(9))
  .map(([of, from, length, kind]) => {
    const start = from % of.length
    const found = of.slice(start, start + length)
    const operator = kind === 1 ? 'like' : 'contains'
    return { operator, part: kind === 0 ? Array.from(found).reverse().join('') : found }
  })
  .filter(({ part }) => !/\p{Surrogate}/u.test(part))

/** What a filter finds by REST, and how many films that is. */
const found = async ({ part, operator }: Asked) => {
  const where = `where[title][${operator}]=${encodeURIComponent(part)}`
  const { status, body } = await get(
    `/api/movies?${where}&limit=100&sort=id&depth=0&select[title]=true`,
  )
  expect([part, status]).toEqual([part, 200])
  const ids = (body.docs as { id: number }[]).map(({ id }) => id)
  return { total: body.totalDocs as number, ids }
}

test('films are found by any part of their titles, as Payload finds them', async () => {
  for (const { operator, part } of fc.sample(asked, { seed: 7, numRuns: 1000 })) {
    const { docs, totalDocs } = await payload.find({
      ...{ collection: 'movies', limit: 100, sort: 'id', depth: 0, select: { title: true } },
      where: { title: { [operator]: part } },
    })
    const ids = docs.map(({ id }) => id)
    const stock = { part, operator, total: totalDocs, ids }
    expect({ part, operator, ...(await found({ operator, part })) }).toEqual(stock)
  }
})

test('the index is asked where a part of a word alone is asked for, and nowhere else', async () => {
  const { id } = await makeGenre()
  const isAsked = async (where: string) => {
    const explained = await explain({ payload, path: `/api/movies?${where}`, user: null })
    return JSON.stringify(explained).includes('word_ends(')
  }
  expect(await isAsked('where[title][contains]=night')).toBe(true)
  expect(await isAsked('where[and][0][title][like]=NIGHT')).toBe(true)
  for (const other of [
    'where[title][contains]=the%20night',
    'where[title][contains]=n_ght',
    'where[title][contains]=ni%25ght',
    `where[title][contains]=night&where[genres][equals]=${id}`,
    'where[or][0][title][contains]=night&where[or][1][duration][equals]=77',
    'where[director.name][contains]=night',
  ])
    expect([other, await isAsked(other)]).toEqual([other, false])
})

test.each(['%', "o'b", String.raw`a\b`])(
  'a prepared statement finds texts that have %s by the index, however often it is asked',
  async (part) => {
    await client.query(`
      create temp table titles as select 'The title ' || md5(n::text) as title from generate_series(1, 5000) n;
      create index titles_ends_idx on titles using gin (word_ends(title));
      analyze titles;
      set plan_cache_mode = force_generic_plan;
      prepare asked(text) as select from titles
        where word_ends(title) @@ (quote_literal(lower($1)) || ':* | '' ''')::tsquery`)
    const { rows } = await client.query<Record<string, string>>(
      `explain execute asked(${client.escapeLiteral(part)})`,
    )
    await client.query('deallocate asked; drop table titles; reset plan_cache_mode')
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('titles_ends_idx')
  },
)

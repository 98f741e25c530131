import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCaller, makeMovie, unique } from '../support/factories.ts'
import { get, payload, post } from '../support/marquee.ts'

const { connectionString } = (payload.db as unknown as { poolOptions: pg.PoolConfig }).poolOptions
const client = new pg.Client({ connectionString })

beforeAll(() => client.connect())
afterAll(() => client.end())

const letter = fc.constantFrom(...Array.from('abAB  \t%_\\\'"&|!:*()-.0éÉßİıΣσς本🎬'))
const piece = fc.string({ unit: letter, maxLength: 8 })
const long = fc.tuple(fc.integer({ min: 50, max: 130 }), letter).map(([n, of]) => of.repeat(n))
const text = fc.array(fc.oneof({ weight: 9, arbitrary: piece }, long), { maxLength: 5 })
const asked = fc
  .tuple(text, piece, fc.boolean(), fc.nat(), fc.nat(200))
  .map(([parts, other, isIn, from, length]) => {
    const of = parts.join(' ')
    const start = from % (of.length + 1)
    return { of, part: isIn ? of.slice(start, start + length) : other }
  })
  // Half of a character is none.
  .filter(({ part }) => !/\p{Surrogate}/u.test(part))

test('is_like says of each text and part what ILIKE says', async () => {
  const questions = fc.sample(asked, { seed: 7, numRuns: 20_000 })
  const values = [questions.map(({ of }) => of), questions.map(({ part }) => `%${part}%`)]
  const { rows } = await client.query<{ of: string; pattern: string; by: boolean; is: boolean }>(
    `select "of", pattern, is_like("of", pattern) as by, "of" ilike pattern as is
     from unnest($1::text[], $2::text[]) q("of", pattern)`,
    values,
  )
  expect(rows.filter(({ by, is }) => by !== is)).toEqual([])
  expect(rows.filter(({ is }) => is).length).toBeGreaterThan(5000)
  expect(rows.filter(({ is }) => !is).length).toBeGreaterThan(2000)
})

test.each(['%night%', '%dark night%', "%o'neill%", '%_ight%'])(
  'texts like %s are found by an index, whatever is asked in a prepared statement',
  async (pattern) => {
    await client.query(`
      create temp table titles as select 'The title ' || md5(n::text) as title from generate_series(1, 5000) n;
      create index titles_ends_idx on titles using gin (word_ends(title));
      analyze titles;
      prepare asked(text) as select from titles where is_like(title, $1)`)
    const { rows } = await client.query<Record<string, string>>(
      `explain execute asked(${client.escapeLiteral(pattern)})`,
    )
    await client.query('deallocate asked; drop table titles')
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('titles_ends_idx')
  },
)

test.each([
  ['%Night%', "'night':*"],
  ['%lord of the rings%', "'rings':* & 'lord':*"],
  [`%${'the a '.repeat(50)}%`, "'the':*"],
  [`%${'love peace '.repeat(50)}%`, "'peace':* & 'love':*"],
  ['% %', null],
])('of a pattern its two longest parts are looked up', async (pattern, meant) => {
  const { rows } = await client.query('select ends_meant($1)::text as meant', [pattern])
  expect(rows).toEqual([{ meant }])
})

test('a film is found by any part of its title, whatever case and signs it has', async () => {
  const name = unique('Wéird')
  const { id } = await makeMovie({ title: `The ${name}: O'Brien's 100% «Wall_E» o/` })
  const isFound = async (part: string, operator = 'contains') => {
    const where = `where[title][${operator}]=${encodeURIComponent(part)}&where[id][equals]=${id}`
    const { body } = await get(`/api/movies?${where}&depth=0`)
    return body.totalDocs === 1
  }
  for (const part of [name.slice(2), 'WÉIRD', `${name}: o`, "o'b", '100%', 'll_e', '«wall'])
    expect([part, await isFound(part)]).toEqual([part, true])
  for (const part of ['rien’s', 'wéi rd', 'weird', 'o/o'])
    expect([part, await isFound(part)]).toEqual([part, false])
  expect(await isFound("brien's éird the", 'like')).toBe(true)
  expect(await isFound("brien's eird the", 'like')).toBe(false)
})

test('a title without end is refused', async () => {
  const { status } = await post(
    '/api/movies',
    { title: 'a'.repeat(10_001) },
    { caller: await makeCaller('editor') },
  )
  expect(status).toBe(400)
})

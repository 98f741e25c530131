import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rebuild } from '#src/plugins/search/rebuild/rebuild.ts'
import {
  makeCaller,
  makeCasting,
  makeFavorite,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { get, payload, post } from '../support/marquee.ts'

const { pool } = payload.db as any

type Client = { query: (text: string, values?: unknown[]) => Promise<{ rows: any[] }> }

/** What is done is undone: other tests share the database. */
const undone = async <Result>(work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const indexIn = async (client: Client) => {
  const { rows } = await client.query(`
    select (select json_agg(d order by kind, id) from (select kind, id, key, other_key, size, year, names::text from search_documents) d) documents,
      (select json_agg(t order by id) from (select id, words::text from search_texts) t) texts,
      (select json_agg(f order by kind, id) from (select kind, id, known from search_fame) f) fame,
      (select array_agg(used.word) from ts_stat('select names from search_documents') used
        where char_length(word) between 2 and 30 and word ~ '[^0-9]' and not starts_with(word, '_')
          and not exists (select from search_words s where s.word = used.word)) unknown`)
  return rows[0]
}

/** The index as it is, and as it would be made of the catalogue alone. */
const bothIn = async (client: Client) => {
  const kept = await indexIn(client)
  await client.query(
    'delete from search_documents; delete from search_texts; delete from search_fame',
  )
  for (const kind of ['movies', 'persons', 'characters']) {
    const ids = `array(select id from ${kind})`
    await client.query(`select search_put_${kind}(${ids}), search_count_again('${kind}', ${ids})`)
  }
  return { kept, made: await indexIn(client) }
}

const word = fc.constantFrom(
  'Zorbel',
  'The Zorbel: A New Vex',
  'Vex of the XVI',
  'J. K. Quimby',
  'Wall·E',
  'Vex II',
  'Ðürmeß',
  '七人',
  '',
)
const some = (table: string, share: number) =>
  `select id from ${table} where id % ${share} = 0 order by id desc limit 20`

/** Writes as bulk imports, merges, cascades and hands on the database do them. */
const statement = fc.oneof(
  fc.tuple(word, fc.integer({ min: 1, max: 5 })).map(
    ([title, n]) => `insert into movies (title, original_title, year, director_id)
      select '${title} ' || n, nullif('${title}', ''), 1900 + n, (select max(id) from persons) from generate_series(1, ${n}) n`,
  ),
  word.map(
    (name) =>
      `insert into persons (first_name, last_name) values ('Ann', 'A${name}'), ('B${name}', 'Bo')`,
  ),
  word.map(
    (name) => `insert into characters (name) select 'C${name} ' || n from generate_series(1, 3) n`,
  ),
  fc.constant(`insert into castings (movie_id, actor_id, character_id)
    select m.id, p.id, c.id from (${some('movies', 1)}) m, (select max(id) id from persons) p, (select max(id) id from characters) c
    on conflict do nothing`),
  fc.constant(`insert into favorites (user_id, movie_id)
    select (select min(id) from users), id from (${some('movies', 1)}) m on conflict do nothing`),
  fc
    .tuple(word, fc.integer({ min: 1, max: 3 }))
    .map(
      ([title, share]) =>
        `update movies set title = 'New ${title}', original_title = null where id in (${some('movies', share)})`,
    ),
  fc.integer({ min: 1, max: 3 }).map(
    (
      share,
    ) => `update movies set year = coalesce(year, 1950) + 1, director_id = (select min(id) from persons)
      where release_date is null and id in (${some('movies', share)})`,
  ),
  word.map(
    (name) => `update persons set last_name = 'P${name}' where id in (${some('persons', 2)})`,
  ),
  fc.constant(`update castings set actor_id = (select min(id) from persons), character_id = null
    where id = (select max(id) from castings)`),
  fc
    .integer({ min: 1, max: 3 })
    .map((share) => `delete from castings where id in (${some('castings', share)})`),
  fc
    .integer({ min: 1, max: 3 })
    .map((share) => `delete from movies where id in (${some('movies', share)})`),
  fc.constant('delete from favorites'),
  fc.constant('truncate favorites'),
  fc.constant('truncate castings'),
)

/** What the catalogue's own guards refuse is not done at all. */
const tried = async (client: Client, text: string) => {
  await client.query('savepoint before')
  await client.query(text).catch(async (error: unknown) => {
    if (!(error as { code: string }).code.startsWith('23')) throw error
    await client.query('rollback to before')
  })
}

it('whatever is written, in whatever order, the index is what would be made anew', async () => {
  await makeFavorite()
  await makeCasting()
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 12 }), async (statements) => {
      const { kept, made } = await undone(async (client) => {
        for (const each of statements) await tried(client, each)
        return bothIn(client)
      })
      expect(kept).toEqual(made)
      expect(made.unknown).toBeNull()
    }),
    { numRuns: 40, seed: 1895 },
  )
}, 120_000)

it('a catalogue that is emptied leaves nothing in the index', async () => {
  const counted = await undone(async (client) => {
    await client.query('truncate movies, persons, characters cascade')
    return (
      await client.query(`select (select count(*) from search_documents)::int documents,
      (select count(*) from search_texts)::int texts, (select count(*) from search_fame)::int fame`)
    ).rows
  })
  expect(counted).toEqual([{ documents: 0, texts: 0, fame: 0 }])
})

it('after a merge the index is what would be made anew', async () => {
  const [winner, loser] = [await makePerson(), await makePerson()]
  const movie = await makeMovie({ director: loser.id })
  await makeCasting({ movie: movie.id, actor: loser.id })
  await makeFavorite({ movie: movie.id })
  const editor = await makeCaller('editor')
  const { status } = await post(
    `/api/persons/${winner.id}/merge`,
    { from: loser.id },
    { caller: editor },
  )
  const { kept, made } = await undone(bothIn)
  expect([status, kept]).toEqual([200, made])
})

const rebuilt = async () => {
  const done = []
  for await (const each of rebuild(payload)) done.push(each.kind)
  return done
}

it('the rebuild mends whatever is wrong, and forgets words that no name has', async () => {
  const movie = await makeMovie()
  await pool.query(`delete from search_documents where kind = 'movies' and id = $1`, [movie.id])
  await pool.query(`update search_fame set known = known + 7 where kind = 'movies' and id = $1`, [
    movie.id,
  ])
  await pool.query(
    `insert into search_documents (kind, id, key, size, names) values ('movies', 2000000000, 'ghost', 1, 'ghost')`,
  )
  await pool.query(
    `insert into search_words (word, deletes) values ('zzghostword', '{zzghostword}')`,
  )
  const kinds = await rebuilt()
  const words = await pool.query(`select from search_words where word = 'zzghostword'`)
  const { kept, made } = await undone(bothIn)
  expect([kinds, words.rowCount, kept]).toEqual([['movies', 'persons', 'characters'], 0, made])
})

it('while the rebuild waits for a writer searches are answered, and what is written is found', async () => {
  const known = await makeMovie({ title: 'Quorbital' })
  const writer = await pool.connect()
  await writer.query('begin')
  await writer.query(`insert into movies (title) values ('Quorbital Nights')`)
  const rebuilding = rebuilt()
  const before = await get('/api/search?q=quorbital')
  await writer.query('commit')
  writer.release()
  await rebuilding
  const after = await get('/api/search?q=quorbital')
  const titles = ({ body }: typeof after) => body.docs.map(({ title }: { title: string }) => title)
  expect([titles(before), titles(after)]).toEqual([
    [known.title],
    ['Quorbital', 'Quorbital Nights'],
  ])
})

import { parse } from 'csv-parse/sync'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it } from 'vitest'
import { ownSchemaInUse } from '#src/plugins/importer/own/schema.ts'
import { byName } from '../support/byName.ts'
import { exported } from '../support/exported.ts'
import { password } from '../support/factories.ts'
import { catalogueAt, emptyCatalogue } from '../support/imports.ts'
import { payload, post } from '../support/marquee.ts'

it('an export into an empty catalogue gives the same one, and again changes nothing', async () => {
  const [from, to] = [await filled(), await emptyCatalogue()]
  const { ndjson } = await exported(from)
  const first = await to.take({ 'all.ndjson': ndjson })
  expect(first.counts).toEqual({
    persons: { created: 3 },
    movies: { created: 2 },
    users: { created: 1 },
    files: { created: 1 },
    characters: { created: 2 },
    castings: { created: 4 },
    favorites: { created: 1 },
    rejected: 0,
  })
  expect(sorted((await exported(to)).ndjson)).toEqual(sorted(ndjson))
  const again = await to.take({ 'all.ndjson': `${ndjson}\n` })
  expect(again.counts).toEqual({
    persons: { unchanged: 3 },
    movies: { unchanged: 2 },
    users: { unchanged: 1 },
    files: { unchanged: 1 },
    characters: { unchanged: 2 },
    castings: { unchanged: 4 },
    favorites: { unchanged: 1 },
    rejected: 0,
  })
  expect(sorted((await exported(to)).ndjson)).toEqual(sorted(ndjson))
})

it('every table of an imported export is that of the catalogue it came from, ids and times aside', async () => {
  const [from, to] = [await filled(), await emptyCatalogue()]
  await from.rows(more)
  await to.take({ 'all.ndjson': (await exported(from)).ndjson })
  const ownProvenance = ['import_movies', 'import_persons', 'import_records']
  const found = await byName(to.rows, ownProvenance)
  expect(found).toEqual(await byName(from.rows, ownProvenance))
  expect(Object.entries(found).filter(([, rows]) => rows.length === 0)).toEqual([])
})

it('what imports have written is remembered by an imported export: edits stay, and what was deleted or told apart', async () => {
  const [from, to] = [await emptyCatalogue(), await emptyCatalogue()]
  const film = {
    title: 'Alien',
    year: 1979,
    cast: ['Tom Skerritt', 'John Hurt'],
    genres: ['Horror'],
  }
  const file = (extract: string) => ({
    'films.json': JSON.stringify([
      { ...film, href: 'Alien_(film)', extract },
      { ...film, title: 'Heat', href: 'Heat', extract },
      { ...film, title: 'Dune', href: 'Dune', cast: ['Sting'], extract },
    ]),
  })
  await from.take(file('In space.'))
  await from.rows(`update movies set title = 'Heat!' where title = 'Heat'`)
  await from.rows(
    `delete from castings where movie_id = (select id from movies where title = 'Heat!') and "order" = 2`,
  )
  await from.rows(`delete from movies where title = 'Dune'`)
  await from.rows(`insert into movies (title) values ('Alien')`)
  await from.rows(
    `insert into distinct_records (collection, one, other) select 'movies', min(id), max(id) from movies where title = 'Alien'`,
  )
  await to.take({ 'all.ndjson': (await exported(from)).ndjson })
  const theirs = `select key, source from import_movies where source = 'marquee'`
  expect(await to.rows(theirs)).toHaveLength(3)
  expect(await to.list('select count(*)::int from distinct_records')).toEqual([1])
  await to.rows(
    `delete from import_movies where source = 'marquee'; delete from import_persons where source = 'marquee'`,
  )
  expect(await byName(to.rows)).toEqual(await byName(from.rows))
  for (const catalogue of [from, to]) {
    const { counts } = await catalogue.take(file('In deep space.'))
    expect(counts).toMatchObject({
      movies: { updated: 2 },
      persons: { unchanged: 3 },
      castings: { unchanged: 4 },
      notStored: { 'movies that an editor deleted': 1 },
    })
  }
  expect(await byName(to.rows)).toEqual(await byName(from.rows))
  expect(await to.list('select title from movies order by title')).toEqual([
    'Alien',
    'Alien',
    'Heat!',
  ])
})

it('nothing of ours is taken for a developer’s', async () => {
  const client = new pg.Client({ connectionString: (await emptyCatalogue()).url })
  await client.connect()
  const own = await ownSchemaInUse(client)
  await client.end()
  expect(own).toEqual({ records: [], added: {}, withheld: [] })
})

it('a user of an import has no password, and may set one anew', async () => {
  const username = `u${randomUUID().slice(0, 8)}`
  const user = { type: 'user', username, email: `${username}@example.com`, role: 'editor' }
  const ndjson = `{"marquee":1}\n${JSON.stringify(user)}\n`
  await catalogueAt(String(process.env['DATABASE_URL'])).take({ 'all.ndjson': ndjson })
  const logIn = async (password: string) =>
    (await post('/api/users/login', { username, password })).status
  expect([await logIn(''), await logIn('null'), await logIn(password)]).not.toContain(200)
  const token = await payload.forgotPassword({
    collection: 'users',
    data: { email: user.email },
    disableEmail: true,
    overrideAccess: true,
  })
  await post('/api/users/reset-password', { token, password })
  expect(await logIn(password)).toBe(200)
})

it('an export into its own catalogue changes nothing', async () => {
  const catalogue = await filled()
  const { ndjson } = await exported(catalogue)
  await catalogue.take({ 'all.ndjson': ndjson })
  expect((await exported(catalogue)).ndjson).toEqual(ndjson)
})

it('passwords, keys, tokens and sessions stay at home', async () => {
  const catalogue = await filled()
  const { ndjson } = await exported(catalogue)
  expect(ndjson).not.toMatch(/top-secret/)
  expect(ndjson).toMatch(/"username" ?: ?"ada"/)
})

it('a file without an object is reported, and told by the exit code', async () => {
  const catalogue = await filled()
  const { code, reports } = await exported(catalogue, { hasObject: () => Promise.resolve(false) })
  expect([code, reports]).toEqual([
    1,
    ['missing: the object abc/one.jpg', '1 files have no object in the store.'],
  ])
})

it('a place where no file can be is told in a sentence', async () => {
  const catalogue = await emptyCatalogue()
  await expect(exported(catalogue, { out: 'no such folder/all.ndjson' })).rejects.toThrow(
    'no such folder/all.ndjson cannot be written: there is no such folder.',
  )
})

it('each way to begin a formula is text in a spreadsheet, and numbers stay numbers', async () => {
  const catalogue = await emptyCatalogue()
  const names = [
    '=1+1',
    '+1',
    '-1+1',
    '-30-',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '＝1',
    '-5',
    '+7.5',
    '1-1',
    "'quoted",
  ]
  await catalogue.rows(
    `insert into characters (name) select jsonb_array_elements_text('${JSON.stringify(names).replaceAll("'", "''")}'::jsonb)`,
  )
  const { ndjson } = await exported(catalogue, { args: ['--csv', 'characters'] })
  const cells = parse<{ name: string }>(ndjson.slice(1), { columns: true })
  expect(cells.map(({ name }) => name)).toEqual([
    "'=1+1",
    "'+1",
    "'-1+1",
    "'-30-",
    "'@SUM(1)",
    "'\t=1",
    "'\r=1",
    "'＝1",
    '-5',
    "'+7.5",
    '1-1',
    "'quoted",
  ])
})

it('a cell that a spreadsheet would take for a formula is text', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.rows(
    `insert into characters (name, role) values ('=HYPERLINK("x")', 'a, "b"'), ('+1', null)`,
  )
  const { ndjson } = await exported(catalogue, { args: ['--csv', 'characters'] })
  expect(ndjson.split('\r\n')).toEqual([
    '\uFEFFkey,name,role,description',
    `"'=HYPERLINK(""x"")","'=HYPERLINK(""x"")","a, ""b""",`,
    `"'+1","'+1",,`,
    '',
  ])
})

const sorted = (ndjson: string) => ndjson.split('\n').sort()

async function filled() {
  const catalogue = await emptyCatalogue()
  await catalogue.rows(facts)
  return catalogue
}

const document = `{"root":{"type":"root","direction":null,"format":"","indent":0,"version":1,"children":[
  {"type":"paragraph","direction":null,"format":"","indent":0,"version":1,"children":[
    {"type":"text","text":"In space.","version":1,"detail":0,"format":0,"mode":"normal","style":""}]}]}}`

const facts = `
  with users as (
    insert into users (username, email, role, hash, salt, reset_password_token, api_key)
    values ('ada', 'ada@example.com', 'editor', 'top-secret', 'top-secret', 'top-secret', 'top-secret') returning id
  ), files as (
    insert into files (key, filename, mime_type, url, is_public, owner_id, width)
    select 'abc/one.jpg', 'one.jpg', 'image/jpeg', '/api/files/file/one.jpg', true, id, 40 from users returning id
  ), countries as (insert into countries (name, code) values ('France', 'FR'), ('Atlantis', null) returning id, code
  ), genres as (insert into genres (name) values ('Horror'), ('Unused') returning id, name
  ), weaver as (
    insert into persons (first_name, last_name, date_of_birth, gender, country_id, external_ids_imdb, main_photo_id)
    select 'Sigourney', 'Weaver', '1949-10-08T00:00:00Z', 'female', c.id, 'nm0000244', f.id
    from countries c, files f where c.code = 'FR' returning id
  ), photos as (
    insert into persons_photos (id, _order, _parent_id, file_id, is_primary)
    select 'p1', 1, w.id, f.id, true from weaver w, files f
  ), smith as (insert into persons (last_name) values ('John Smith') returning id
  ), other_smith as (insert into persons (last_name) values ('John Smith') returning id
  ), alien as (
    insert into movies (title, year, duration, description, director_id, external_ids_imdb, poster_id)
    select 'Alien', 1979, 117, '${document}', s.id, 'tt0078748', f.id from smith s, files f returning id
  ), rels as (
    insert into movies_rels (parent_id, path, "order", genres_id, files_id)
    select a.id, 'genres', 1, g.id, null::integer from alien a, genres g where g.name = 'Horror'
    union all select a.id, 'posters', 1, null, f.id from alien a, files f
  ), aliens as (insert into movies (title, release_date) values ('Aliens', '1986-07-18T00:00:00Z') returning id
  ), ripley as (insert into characters (name, role) values ('Ripley', 'the hero') returning id
  ), jones as (insert into characters (name) values ('Jones') returning id
  ), castings as (
    insert into castings (movie_id, actor_id, character_id, "order")
    select a.id, w.id, r.id, 1 from alien a, weaver w, ripley r
    union all select a.id, s.id, null, 2 from alien a, other_smith s
    union all select a.id, null, j.id, 3 from alien a, jones j
    union all select b.id, w.id, r.id, 1 from aliens b, weaver w, ripley r
  )
  insert into favorites (user_id, movie_id) select u.id, a.id from users u, alien a`

/** Lists whose order tells, numbers, and what is nothing but a name. */
const more = `
  with second as (
    insert into files (key, filename, mime_type, url, is_public) values ('abc/two.jpg', 'two.jpg', 'image/jpeg', '/two', true)
    returning id
  ), drama as (insert into genres (name) values ('Drama') returning id
  ), heat as (
    insert into movies (title, original_title, year, budget, poster_id) select '=Heat', '1917', 1995, 60000000, id from second
    returning id
  ), rels as (
    insert into movies_rels (parent_id, path, "order", genres_id, files_id)
    select h.id, 'genres', 1, d.id, null::integer from heat h, drama d
    union all select h.id, 'genres', 2, g.id, null from heat h, genres g where g.name = 'Horror'
    union all select h.id, 'posters', 1, null, f.id from heat h, second f
    union all select h.id, 'posters', 2, null, f.id from heat h, files f where f.key = 'abc/one.jpg'
  ), photographed as (
    insert into persons (first_name, biography, main_photo_id) select 'Cher', '${document}', f.id from files f
    where f.key = 'abc/one.jpg' returning id
  ), photos as (
    insert into persons_photos (id, _order, _parent_id, file_id, is_primary)
    select 'q1', 1, p.id, f.id, false from photographed p, second f
    union all select 'q2', 2, p.id, f.id, true from photographed p, files f where f.key = 'abc/one.jpg'
  )
  update users set avatar_id = (select id from files where key = 'abc/one.jpg')`

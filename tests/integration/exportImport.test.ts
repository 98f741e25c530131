import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { exportCommand } from '#src/plugins/importer/commands/exportCommand.ts'
import { emptyCatalogue } from '../support/imports.ts'

type Catalogue = Awaited<ReturnType<typeof emptyCatalogue>>

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

type Asked = { args?: string[]; hasObject?: (key: string) => Promise<boolean> }

async function exported(catalogue: Catalogue, { args = [], hasObject }: Asked = {}) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-export-'))
  const client = new pg.Client({ connectionString: catalogue.url })
  await client.connect()
  const file = path.join(dir, 'out')
  const reports: string[] = []
  const code = await exportCommand([...args, '--out', file], {
    client,
    hasObject,
    out: process.stdout,
    report: (line) => reports.push(line),
  })
  await client.end()
  const ndjson = await readFile(file, 'utf8')
  await rm(dir, { recursive: true })
  return { code, reports, ndjson }
}

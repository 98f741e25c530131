import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { emptyCatalogue } from '../support/imports.ts'

type Catalogue = Awaited<ReturnType<typeof emptyCatalogue>>

const films = (...list: object[]) => JSON.stringify(list, null, 2)
const alien = {
  title: 'Alien',
  year: 1979,
  cast: ['Tom Skerritt', 'John Hurt'],
  genres: ['Horror'],
}

const everything = async ({ rows }: Catalogue) =>
  Object.fromEntries(
    await Promise.all(
      ['movies', 'movies_rels', 'persons', 'characters', 'castings', 'genres', 'countries'].map(
        async (table) => [table, await rows(`select * from ${table} order by id`)],
      ),
    ),
  )

/** The tables by what records are called: without ids and times. */
const named = async ({ rows }: Catalogue) => ({
  movies: await rows(`
    select title, year, released, description, description_text, external_ids_wikipedia as page,
      (select array_agg(g.name order by r."order") from movies_rels r join genres g on g.id = r.genres_id
        where r.parent_id = m.id and r.path = 'genres')::text[] as genres,
      (select array_agg(p.name || '|' || c."order" || coalesce('|' || h.name, '') order by c."order", p.name)
        from castings c left join persons p on p.id = c.actor_id left join characters h on h.id = c.character_id
        where c.movie_id = m.id)::text[] as cast
    from movies m order by title, year, page, 8`),
  persons: await rows('select name, first_name, last_name from persons order by name, first_name'),
})

it('the same file twice changes nothing, not even a time', async () => {
  const catalogue = await emptyCatalogue()
  const file = { 'films.json': films(alien, { ...alien, title: 'Heat', year: 1995, href: 'Heat' }) }
  await catalogue.take(file)
  const before = await everything(catalogue)
  const { counts } = await catalogue.take(file)
  expect(counts).toEqual({
    movies: { unchanged: 2 },
    persons: { unchanged: 2 },
    castings: { unchanged: 4 },
    rejected: 0,
  })
  expect(await everything(catalogue)).toEqual(before)
})

it('a newer file updates what changed, and what an editor changed stays', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.take({ 'old.json': films(alien, { ...alien, title: 'Heat', href: 'Heat' }) })
  await catalogue.rows(`update movies set title = 'Heat!' where title = 'Heat'`)
  const newer = [
    { ...alien, genres: ['Horror', 'Drama'], extract: 'In space.' },
    { ...alien, title: 'Heat (film)', href: 'Heat', extract: 'In L.A.' },
  ]
  const { counts } = await catalogue.take({ 'new.json': films(...newer) })
  expect(counts.movies).toEqual({ updated: 2 })
  const found = `
    select title, description_text as text, (select count(*)::int from movies_rels r where r.parent_id = m.id) as genres
    from movies m order by title`
  expect(await catalogue.rows(found)).toEqual([
    { title: 'Alien', text: 'In space.', genres: 2 },
    { title: 'Heat!', text: 'In L.A.', genres: 1 },
  ])
  await catalogue.take({ 'new.json': films(...newer) }, { overwrite: true })
  expect(await catalogue.list('select title from movies order by title')).toEqual([
    'Alien',
    'Heat (film)',
  ])
})

it('what an editor emptied stays empty, and what nobody said is filled in', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.rows(
    `insert into movies (title, external_ids_wikipedia) values ('The Alien', 'Alien_(film)')`,
  )
  const film = { ...alien, href: 'Alien_(film)', extract: 'In space.' }
  await catalogue.take({ 'a.json': films(film) })
  expect(await catalogue.rows('select title, year::int, description_text from movies')).toEqual([
    { title: 'The Alien', year: 1979, description_text: 'In space.' },
  ])
  await catalogue.rows('update movies set description = null')
  await catalogue.take({ 'b.json': films({ ...film, extract: 'In deep space.' }) })
  expect(await catalogue.list('select description_text from movies')).toEqual([null])
})

it('a cast that a newer file takes away and another one brings again is no editor’s', async () => {
  const catalogue = await emptyCatalogue()
  const heat = { ...alien, title: 'Heat', href: 'Heat', cast: ['Al Pacino'] }
  for (const cast of [['John Hurt'], [], ['Ian Holm'], [], ['John Hurt', 'Ian Holm']]) {
    const { counts } = await catalogue.take({ 'films.json': films({ ...alien, cast }, heat) })
    expect(counts.notStored).toBeUndefined()
    expect(
      await catalogue.list(
        `select p.name from castings c join persons p on p.id = c.actor_id join movies m on m.id = c.movie_id
         where m.title = 'Alien' order by c."order"`,
      ),
    ).toEqual(cast)
  }
})

it('a cast follows a newer file until an editor changes it', async () => {
  const catalogue = await emptyCatalogue()
  const cast = `select p.name from castings c join persons p on p.id = c.actor_id order by c."order"`
  await catalogue.take({ '1.json': films(alien) })
  const { counts } = await catalogue.take({
    '2.json': films({ ...alien, cast: ['John Hurt', 'Ian Holm'] }),
  })
  expect(counts.castings).toEqual({ created: 1, updated: 1, removed: 1 })
  expect(await catalogue.list(cast)).toEqual(['John Hurt', 'Ian Holm'])
  await catalogue.rows(`delete from castings where "order" = 2`)
  const last = await catalogue.take({
    '3.json': films({ ...alien, cast: ['John Hurt', 'Ian Holm', 'Yaphet Kotto'] }),
  })
  expect(last.counts.notStored).toEqual({ 'casts that an editor or another source made': 1 })
  expect(await catalogue.list(cast)).toEqual(['John Hurt'])
})

it('films of one title and year stay apart, and a page that two of them claim is neither’s', async () => {
  const catalogue = await emptyCatalogue()
  const file = {
    'films.json': films(
      { title: 'Carmen', year: 1915, cast: ['Theda Bara'], genres: [], href: 'Carmen_(Fox)' },
      {
        title: 'Carmen',
        year: 1915,
        cast: ['Geraldine Farrar'],
        genres: [],
        href: 'Carmen_(Lasky)',
      },
      { title: 'Shanghaied', year: 1927, cast: [], genres: [], href: 'Shanghaied' },
      { title: 'Shanghaied', year: 1927, cast: [], genres: [], href: 'Shanghaied' },
    ),
  }
  const first = await catalogue.take(file)
  expect(first.counts.notStored).toEqual({ 'wikipedia ids that several movies claim': 2 })
  const again = await catalogue.take(file)
  expect(again.counts.movies).toEqual({ unchanged: 4 })
  expect(
    await catalogue.rows('select title, external_ids_wikipedia as page from movies order by 1, 2'),
  ).toEqual([
    { title: 'Carmen', page: 'Carmen_(Fox)' },
    { title: 'Carmen', page: 'Carmen_(Lasky)' },
    { title: 'Shanghaied', page: null },
    { title: 'Shanghaied', page: null },
  ])
})

it('a film of an editor’s is found by title and year only where something more agrees', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.rows(`
    with hurt as (insert into persons (last_name) values ('John Hurt') returning id),
      heat as (insert into movies (title, year) values ('Heat', 1995)),
      alien as (insert into movies (title, year) values ('Alien', 1979) returning id)
    insert into castings (movie_id, actor_id) select alien.id, hurt.id from alien, hurt`)
  const { counts } = await catalogue.take({
    'films.json': films(alien, { title: 'Heat', year: 1995, cast: ['Al Pacino'], genres: [] }),
  })
  expect(counts.movies).toEqual({ created: 1, updated: 1 })
  expect(await catalogue.list('select title from movies order by 1')).toEqual([
    'Alien',
    'Heat',
    'Heat',
  ])
})

it('films of two sources are one where an id says so', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.take({
    'movies.csv': 'movieId,title,genres\n1214,Alien (1979),Horror\n',
    'links.csv': 'movieId,imdbId,tmdbId\n1214,0078748,348\n',
  })
  const { counts } = await catalogue.take({
    'title.basics.tsv':
      'tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n' +
      'tt0078748\tmovie\tAlien\tAlien\t0\t1979\t\\N\t117\tHorror\n',
  })
  expect(counts.movies).toEqual({ updated: 1 })
  expect(
    await catalogue.rows(
      'select title, duration::int, external_ids_imdb as imdb, external_ids_tmdb as tmdb from movies',
    ),
  ).toEqual([{ title: 'Alien', duration: 117, imdb: 'tt0078748', tmdb: '348' }])
})

it(
  'a run that is killed three times ends like one that never was',
  { timeout: 480_000 },
  async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-import-'))
    const file = path.join(dir, 'films.json')
    await writeFile(file, films(...manyFilms(7000)))
    const [clean, killed] = [await emptyCatalogue(), await emptyCatalogue()]
    await run(clean, { file })
    for (const movies of [0, 2000, 4000]) await run(killed, { file, killedAfter: movies })
    expect(await killed.list(`select state from imports`)).toEqual(['writing'])
    expect(await run(killed, { file })).toContain('Went on where the last import')
    expect(await named(killed)).toEqual(await named(clean))
    expect(
      await killed.list(`select nspname from pg_namespace where nspname like 'import%'`),
    ).toEqual([])
    await rm(dir, { recursive: true })
  },
)

it(
  'after a crash of the database, which empties unlogged tables, an import reads its files anew',
  { timeout: 120_000 },
  async () => {
    const file = { 'films.json': films(...manyFilms(5000)) }
    const [clean, crashed] = [await emptyCatalogue(), await emptyCatalogue()]
    await clean.take(file)
    const stop = new AbortController()
    const first = await crashed.take(file, {
      signal: stop.signal,
      onProgress: ({ phase, done }) => {
        if (phase === 'Writing' && done > 1000) stop.abort()
      },
    })
    expect(first.state).toBe('interrupted')
    expect(await crashed.list('select count(*)::int from movies')).not.toEqual([5000])
    await emptyUnlogged(crashed)
    expect(await crashed.take(file)).toMatchObject({ state: 'finished', isResumed: false })
    expect(await named(crashed)).toEqual(await named(clean))
  },
)

async function emptyUnlogged({ list, rows }: Catalogue) {
  const names = await list(
    `select oid::regclass::text from pg_class where relkind = 'r' and relpersistence = 'u'`,
  )
  await rows(`truncate ${names.join(', ')}`)
}

const manyFilms = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    title: `Film ${at % 6900}`,
    year: 1950 + (at % 70),
    cast: [`Actor ${at % 97}`, `Actor ${at % 89} Jr.`, `Actor ${at % 7}`],
    genres: ['Drama', `Genre ${at % 11}`],
    href: `Page_${at % 6990}`,
    extract: `The story of ${at}.`,
  }))

type Run = { file: string; killedAfter?: number }

/** Runs the command, to its end or until it is killed within the step that comes after so many films. */
async function run(catalogue: Catalogue, { file, killedAfter }: Run) {
  const gate = killedAfter === undefined ? undefined : await closeGate(catalogue, killedAfter)
  const child = spawn(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'dev/import.ts', 'wikipedia', file],
    { env: { ...process.env, DATABASE_URL: catalogue.url } },
  )
  let written = ''
  child.stdout.on('data', (chunk) => (written += String(chunk)))
  child.stderr.on('data', (chunk) => (written += String(chunk)))
  const ended = once(child, 'close')
  if (gate) {
    await gate.reached()
    child.kill('SIGKILL')
  }
  await ended
  await gate?.open()
  return written
}

const gateKey = 1979

/** Lets no statement that adds a film beyond so many come to its end: however slow the machine, what waits there can be killed. */
async function closeGate({ url, rows }: Catalogue, films: number) {
  const keeper = new pg.Client({ connectionString: url })
  await keeper.connect()
  await keeper.query(`select pg_advisory_lock(${gateKey})`)
  await rows(`
    create function stop_here() returns trigger language plpgsql as $$ begin
      if (select count(*) from movies) > ${films} then perform pg_advisory_xact_lock(${gateKey}); end if;
      return null; end $$;
    create trigger stop_here after insert on movies for each statement execute function stop_here()`)
  const waiting = `select from pg_locks where locktype = 'advisory' and objid = ${gateKey} and not granted`
  return {
    reached: () =>
      vi.waitFor(
        async () => {
          expect(await rows(waiting)).toHaveLength(1)
        },
        { timeout: 120_000, interval: 50 },
      ),
    open: async () => {
      await keeper.end()
      await rows('drop function stop_here cascade')
    },
  }
}

it('a film that an editor deleted stays deleted, unless all is to be overwritten', async () => {
  const catalogue = await emptyCatalogue()
  const heat = { ...alien, title: 'Heat', year: 1995, href: 'Heat', cast: ['Al Pacino'] }
  const file = { 'films.json': films(alien, heat) }
  await catalogue.take(file)
  await catalogue.rows(`delete from movies where title = 'Heat'`)
  await catalogue.rows(`delete from persons where name = 'Al Pacino'`)
  const before = await everything(catalogue)
  const { counts } = await catalogue.take(file)
  expect(counts).toMatchObject({
    movies: { unchanged: 1 },
    notStored: { 'movies that an editor deleted': 1, 'persons that an editor deleted': 1 },
  })
  expect(await everything(catalogue)).toEqual(before)
  await catalogue.take(file, { overwrite: true })
  expect(await named(catalogue)).toMatchObject({
    movies: [{ title: 'Alien' }, { title: 'Heat', cast: ['Al Pacino|1'] }],
  })
})

it('what an editor deletes while an import is interrupted stays deleted when it goes on', async () => {
  const catalogue = await emptyCatalogue()
  const heat = { ...alien, title: 'Heat', href: 'Heat', cast: ['Al Pacino'] }
  await catalogue.take({ 'films.json': films(alien, heat) })
  const newer = { 'films.json': films(alien, { ...heat, extract: 'A chase.' }) }
  const stop = new AbortController()
  const onProgress = ({ phase }: { phase: string }) => {
    if (phase === 'Writing') stop.abort()
  }
  const first = await catalogue.take(newer, { signal: stop.signal, onProgress })
  expect(first.state).toBe('interrupted')
  await catalogue.rows(`delete from movies where title = 'Heat'`)
  await catalogue.rows(`delete from persons where name = 'Al Pacino'`)
  const { isResumed, counts } = await catalogue.take(newer)
  expect(isResumed).toBe(true)
  expect(counts).toMatchObject({
    movies: { unchanged: 1 },
    persons: { unchanged: 2 },
    notStored: { 'movies that an editor deleted': 1, 'persons that an editor deleted': 1 },
  })
  expect(await named(catalogue)).toMatchObject({ movies: [{ title: 'Alien' }] })
})

it('a deleted film is known by its id in the files of another source, until someone makes it anew', async () => {
  const catalogue = await emptyCatalogue()
  const basics = `tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres
tt0113277\tmovie\tHeat\tHeat\t0\t1995\t\\N\t170\tCrime\n`
  const lens = {
    'movies.csv': 'movieId,title,genres\n6,Heat (1995),Crime\n',
    'links.csv': 'movieId,imdbId,tmdbId\n6,0113277,949\n',
  }
  await catalogue.take({ 'title.basics.tsv': basics })
  await catalogue.rows('delete from movies')
  await catalogue.take(lens)
  expect(await catalogue.list('select title from movies')).toEqual([])
  await catalogue.rows(
    `insert into movies (title, external_ids_imdb) values ('Heat, once more', 'tt0113277')`,
  )
  await catalogue.take(lens)
  expect(await catalogue.list('select external_ids_tmdb from movies')).toEqual(['949'])
})

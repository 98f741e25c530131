import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { toAsked } from '#src/plugins/search/asked.ts'
import { connectionsOf } from '#src/plugins/search/connections.ts'
import { anew } from '#src/plugins/search/kept.ts'
import { rebuild } from '#src/plugins/search/rebuild/rebuild.ts'
import {
  makeCaller,
  makeCasting,
  makeCharacter,
  makeCountry,
  makeFavorite,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
  makeUser,
} from '../support/factories.ts'
import { get, graphql, payload } from '../support/marquee.ts'
import type { PayloadRequest, TextField } from 'payload'
import type { Asked } from '../support/marquee.ts'

const { pool } = payload.db as any

type Rule = (args: { req: PayloadRequest }) => boolean
const rules: { readOriginalTitle?: Rule; readActor?: Rule } = {}

/** Search looks for rules of fields once: these are there from the beginning. */
const fieldOf = (slug: 'castings' | 'movies', field: string) =>
  payload.collections[slug].config.flattenedFields.find(({ name }) => name === field) as TextField
fieldOf('movies', 'originalTitle').access = {
  read: (args) => rules.readOriginalTitle?.(args) ?? true,
}
fieldOf('castings', 'actor').access = { read: (args) => rules.readActor?.(args) ?? true }

/** Of no other record, nor like the word of one. */
const newWord = () => `kept${randomUUID().replaceAll('-', '')}`

const find = async (q: string, asked?: Asked) => {
  const { body } = await get(`/api/search?facets=true&q=${encodeURIComponent(q)}`, asked)
  return body
}

/** Asked twice, for the first answer may be kept by a state from before its records were made. */
const findTwice = async (q: string) => {
  await find(q)
  return find(q)
}

/** What a search finds now, whatever is kept. */
const foundAnew = async (q: string) => {
  const req = { payload, user: null } as any
  return JSON.parse(await anew(req, toAsked({ q, facets: 'true' })))
}

type Querying = { query: (...asked: unknown[]) => Promise<unknown> }

const titles = (answer: { docs: { title: string }[] }) => answer.docs.map(({ title }) => title)

/** What is answered while search can ask the database nothing. */
const answeredWithout = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const connect = vi.spyOn(connectionsOf(payload), 'connect').mockImplementation(() => {
    throw new Error('No connection')
  })
  const answer = await ask()
  connect.mockRestore()
  return answer
}

it('answers what was asked before without looking for it again', async () => {
  const word = newWord()
  await makeMovie({ title: `${word} again` })
  const first = await findTwice(word)
  expect(titles(first)).toEqual([`${word} again`])
  expect(await answeredWithout(() => find(word))).toEqual(first)
})

it('answers GraphQL by what REST found', async () => {
  const word = newWord()
  await makeMovie({ title: word })
  await findTwice(word)
  const asked = () => graphql(`{ search(q: "${word}", facets: true) { docs { title } } }`)
  expect(await answeredWithout(asked)).toEqual({ data: { search: { docs: [{ title: word }] } } })
})

it.each([
  'type=persons',
  'limit=11',
  'page=2',
  'yearTo=1900',
  'facets=true',
  'q="film WORD"',
  'q=WORD -film',
])('looks again for what was asked in another way: %s', async (other) => {
  const word = newWord()
  await makeMovie({ title: `${word} film`, year: 1990 })
  const ask = async (query: string) => (await get(`/api/search?${query}`)).body
  const plain = `q=${word}`
  await ask(plain)
  const before = await ask(plain)
  expect(before.totalDocs).toBe(1)
  const query = other.replace('WORD', word)
  expect(await ask(query.startsWith('q=') ? query : `${plain}&${query}`)).not.toEqual(before)
})

async function makeScene() {
  const word = newWord()
  const [country, genre, poster, photo] = [
    await makeCountry(),
    await makeGenre(),
    await makeFile(),
    await makeFile(),
  ]
  const director = await makePerson({ firstName: word, lastName: 'Director' })
  const actor = await makePerson({ firstName: word, lastName: 'Actor' })
  await payload.update({
    collection: 'persons',
    id: actor.id,
    data: { photos: [{ file: photo.id, isPrimary: true }] },
    overrideAccess: true,
  })
  const film = await makeMovie({
    ...{ title: `${word} film`, year: 1990, director: director.id, country: country.id },
    ...{ genres: [genre.id], poster: poster.id },
  })
  const other = await makeMovie({ title: `${word} film`, year: 1991 })
  const character = await makeCharacter({ name: `${word} character` })
  const casting = await makeCasting({ movie: film.id, actor: actor.id, character: character.id })
  const fan = await makeUser()
  await makeFavorite({ movie: other.id, user: fan.id })
  const ids = {
    ...{ actor: actor.id, casting: casting.id, character: character.id, country: country.id },
    ...{ fan: fan.id, film: film.id, genre: genre.id, other: other.id, photo: photo.id },
    ...{ poster: poster.id },
  }
  return { word, ids }
}

type Ids = Awaited<ReturnType<typeof makeScene>>['ids']

/** Each in one table, and by SQL alone. */
const writes: Record<string, (ids: Ids) => string> = {
  'a film renamed': ({ film }) =>
    `update movies set title = title || ' renamed' where id = ${film}`,
  'a film gone': ({ other }) => `delete from movies where id = ${other}`,
  'a film without its genre': ({ film }) =>
    `delete from movies_rels where parent_id = ${film} and path = 'genres'`,
  'an actor renamed': ({ actor }) =>
    `update persons set last_name = last_name || 'x' where id = ${actor}`,
  'a character renamed': ({ character }) =>
    `update characters set name = name || ' x' where id = ${character}`,
  'a casting of another film': ({ casting, other }) =>
    `update castings set movie_id = ${other} where id = ${casting}`,
  'a casting gone': ({ casting }) => `delete from castings where id = ${casting}`,
  'a favourite more': ({ fan, film }) =>
    `insert into favorites (user_id, movie_id) values (${fan}, ${film})`,
  'a favourite gone with its user': ({ fan }) => `delete from users where id = ${fan}`,
  'all favourites gone': () => 'truncate favorites',
  'a genre renamed': ({ genre }) => `update genres set name = name || ' x' where id = ${genre}`,
  'a country renamed': ({ country }) =>
    `update countries set name = name || ' x' where id = ${country}`,
  'a poster of another name': ({ poster }) =>
    `update files set filename = 'x' || filename where id = ${poster}`,
  'a copy of another width': ({ photo }) =>
    `update files set sizes_w92_width = 7 where id = ${photo}`,
}

it.each(Object.keys(writes))('sees what was written since: %s', async (name) => {
  const { word, ids } = await makeScene()
  const before = await findTwice(word)
  expect(before).toEqual(await foundAnew(word))
  await pool.query(writes[name]?.(ids))
  const after = await find(word)
  expect(after).toEqual(await foundAnew(word))
  expect(after).not.toEqual(before)
})

it('keeps apart what callers find who may read different films', async () => {
  const film = await makeMovie({ title: newWord() })
  const editor = await makeCaller('editor')
  vi.spyOn(payload.collections.movies.config.access, 'read').mockImplementation(
    ({ req }) => req.user !== null || { id: { not_equals: film.id } },
  )
  for (const turn of ['first', 'again', 'and again']) {
    const [nobody, staff] = [await find(film.title), await find(film.title, { caller: editor })]
    expect([turn, titles(nobody), titles(staff)]).toEqual([turn, [], [film.title]])
  }
})

it('keeps apart what callers find whose filters are alike in JSON alone', async () => {
  const film = await makeMovie({ title: newWord(), year: 1999 })
  const editor = await makeCaller('editor')
  vi.spyOn(payload.collections.files.config.access, 'read').mockReturnValue(true)
  vi.spyOn(payload.collections.movies.config.access, 'read').mockImplementation(({ req }) => ({
    year: { less_than_equal: req.user ? Infinity : -Infinity },
  }))
  for (const turn of ['first', 'again', 'and again']) {
    const [staff, nobody] = [await find(film.title, { caller: editor }), await find(film.title)]
    expect([turn, titles(staff), titles(nobody)]).toEqual([turn, [film.title], []])
  }
})

it('keeps apart what callers find who may read different fields', async () => {
  const word = newWord()
  await makeMovie({ title: 'Ran', originalTitle: word })
  const editor = await makeCaller('editor')
  vi.spyOn(payload.collections.files.config.access, 'read').mockReturnValue(true)
  rules.readOriginalTitle = ({ req }) => req.user !== null
  for (const turn of ['first', 'again', 'and again']) {
    const [staff, nobody] = [await find(word, { caller: editor }), await find(word)]
    expect([turn, titles(staff), titles(nobody)]).toEqual([turn, ['Ran'], []])
  }
  delete rules.readOriginalTitle
})

it('finds a film by its title and a character for who may not read its actors', async () => {
  const [title, name] = [newWord(), newWord()]
  const [movie, character] = [await makeMovie({ title }), await makeCharacter({ name })]
  await makeCasting({ movie: movie.id, character: character.id })
  rules.readActor = () => false
  expect(titles(await find(`${title} ${name}`))).toEqual([title])
  delete rules.readActor
})

it('sees what was written in a table that the rule alone reads', async () => {
  const owner = await makeUser()
  const poster = await makeFile({ owner: owner.id })
  const film = await makeMovie({ title: newWord(), poster: poster.id })
  vi.spyOn(payload.collections.files.config.access, 'read').mockResolvedValue({
    'owner.lastName': { equals: 'Shown' },
  })
  const imageOf = async () => (await find(film.title)).docs[0].image
  expect([await imageOf(), await imageOf()]).toEqual([null, null])
  await pool.query(`update users set last_name = 'Shown' where id = $1`, [owner.id])
  expect(await imageOf()).not.toBeNull()
})

it('asks no more of a rule than the search does', async () => {
  const film = await makeMovie({ title: newWord() })
  vi.spyOn(payload.collections.genres.config.access, 'read').mockResolvedValue({
    nosuch: { equals: 1 },
  })
  const { body } = await get(`/api/search?q=${film.title}`)
  expect(titles(body)).toEqual([film.title])
})

it('does not keep what a transaction that is undone would have found', async () => {
  const film = await makeMovie({ title: newWord() })
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`update movies set title = 'undone' where id = $1`, [film.id])
  expect(titles(await find(film.title))).toEqual([film.title])
  await client.query('rollback')
  client.release()
  expect(titles(await find(film.title))).toEqual([film.title])
})

it('does not answer by what was found while a write was on its way', async () => {
  const film = await makeMovie({ title: newWord() })
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`update movies set title = title || ' later' where id = $1`, [film.id])
  expect(titles(await findTwice(film.title))).toEqual([film.title])
  await client.query('commit')
  client.release()
  expect(titles(await find(film.title))).toEqual([`${film.title} later`])
})

it('does not keep as of now what a write overtook', async () => {
  const film = await makeMovie({ title: newWord() })
  await findTwice(film.title)
  await pool.query(`update movies set budget = 1 where id = $1`, [film.id])
  // Committed once the search has begun to look, and before it knows what it found.
  let isOvertaken = false
  const { query } = pg.Client.prototype as unknown as Querying
  vi.spyOn(pg.Client.prototype as unknown as Querying, 'query').mockImplementation(async function (
    this: pg.Client,
    ...asked
  ) {
    const found = await query.apply(this, asked)
    const [statement] = asked as [{ name?: string }]
    if (statement.name?.startsWith('search_') && !isOvertaken) {
      isOvertaken = true
      await pool.query(`update movies set title = title || ' later' where id = $1`, [film.id])
    }
    return found
  })
  expect(titles(await find(film.title))).toEqual([film.title])
  expect(titles(await find(film.title))).toEqual([`${film.title} later`])
})

it('looks again while the index is built anew, and where that stops half-way', async () => {
  const film = await makeMovie({ title: newWord() })
  await pool.query('delete from search_documents where kind = $1 and id = $2', ['movies', film.id])
  expect(titles(await findTwice(film.title))).toEqual([])
  for await (const { kind } of rebuild(payload)) if (kind === 'movies') break
  expect(titles(await find(film.title))).toEqual([film.title])
})

import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { connectionsOf } from '#src/plugins/search/connections.ts'
import { rebuild } from '#src/plugins/search/rebuild/rebuild.ts'
import {
  makeCaller,
  makeCasting,
  makeFavorite,
  makeFile,
  makeMovie,
  makePerson,
  makeUser,
} from '../support/factories.ts'
import { get, graphql, payload } from '../support/marquee.ts'
import type { Asked } from '../support/marquee.ts'

const { pool } = payload.db as any

/** Of no other record. */
const newWord = () => `kept${randomUUID().replace(/[^a-f]/g, '')}`

const find = async (q: string, asked?: Asked) => {
  const { body } = await get(`/api/search?q=${encodeURIComponent(q)}`, asked)
  return body
}

const titles = (answer: { docs: { title: string }[] }) => answer.docs.map(({ title }) => title)

/** Asked twice, for the first answer may be kept by a state from before the film was made. */
const findTwice = async (q: string) => {
  await find(q)
  return find(q)
}

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
  const asked = () => graphql(`{ search(q: "${word}") { docs { title } } }`)
  expect(await answeredWithout(asked)).toEqual({ data: { search: { docs: [{ title: word }] } } })
})

it('looks again for what was asked in another way', async () => {
  const word = newWord()
  await makeMovie({ title: word })
  await find(word)
  for (const other of ['type=persons', 'limit=11', 'page=2', 'yearTo=1900', 'facets=true']) {
    const { body } = await get(`/api/search?q=${word}&${other}`)
    expect([other, body]).not.toEqual([other, await find(word)])
  }
})

const writes: Record<string, (film: { id: number; title: string }) => Promise<unknown>> = {
  'a film of its words': ({ title }) => makeMovie({ title: `${title} another` }),
  'a name by SQL alone': ({ id }) =>
    pool.query(`update movies set title = title || ' renamed' where id = $1`, [id]),
  'a film that is gone': ({ id }) => pool.query('delete from movies where id = $1', [id]),
  'a casting': async ({ id }) =>
    makeCasting({ movie: id, actor: (await makePerson({ name: 'Kept Actor' })).id }),
  'a poster': async ({ id }) =>
    payload.update({
      collection: 'movies',
      id,
      data: { poster: (await makeFile()).id },
      overrideAccess: true,
    }),
}

it.each(Object.keys(writes))('sees what was written since: %s', async (name) => {
  const film = await makeMovie({ title: newWord() })
  const before = await findTwice(film.title)
  await writes[name]?.(film)
  const after = await find(film.title)
  expect(after).not.toEqual(before)
  expect(after).toEqual((await get(`/api/search?q=${film.title}&limit=10&again=1`)).body)
})

it('ranks by a favourite that was added since', async () => {
  const word = newWord()
  const [one, other] = [await makeMovie({ title: word }), await makeMovie({ title: word })]
  const [best, next] = (await findTwice(word)).docs
  await makeFavorite({ movie: next.id })
  await makeFavorite({ movie: next.id })
  expect((await find(word)).docs.map(({ id }: { id: number }) => id)).toEqual([next.id, best.id])
  expect([one.id, other.id].sort()).toEqual([best.id, next.id].sort())
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

it('does not keep what a transaction that is undone would have found', async () => {
  const film = await makeMovie({ title: newWord() })
  const client = await pool.connect()
  await client.query('begin')
  await client.query(`update movies set title = 'undone' where id = $1`, [film.id])
  expect(titles(await findTwice(film.title))).toEqual([film.title])
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

it('looks again once the index was built anew', async () => {
  const film = await makeMovie({ title: newWord() })
  await pool.query('delete from search_documents where kind = $1 and id = $2', ['movies', film.id])
  expect(titles(await findTwice(film.title))).toEqual([])
  for await (const { records } of rebuild(payload)) expect(records).toBeGreaterThanOrEqual(0)
  expect(titles(await find(film.title))).toEqual([film.title])
})

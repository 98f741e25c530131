import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test, vi } from 'vitest'
import {
  makeCaller,
  makeCharacter,
  makeFile,
  makeMovie,
  makePerson,
  makeUser,
  password,
} from '../../support/factories.ts'
import { type Caller, del, patch, payload, post } from '../../support/marquee.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let editor: NonNullable<Caller>
beforeAll(async () => {
  editor = await makeCaller('editor')
})

const { pool } = payload.db as unknown as PostgresAdapter

/** The rows of a statement about the records of the test. */
const rows = async (statement: string, values: unknown[]) =>
  (await pool.query(statement, values)).rows as Record<string, unknown>[]

/** Two hundred at once. */
const many = async <T>(act: (place: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 200 }, (_, place) => act(place)))

/** How many answers there are of each status. */
const tally = (answers: { status: number }[]) =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  )

test('200 equal favourites of four accounts at once are four, and 200 deletions leave none', async () => {
  const callers = await Promise.all([1, 2, 3, 4].map(() => makeCaller()))
  const { id: movie } = await makeMovie()
  const of = (place: number) => ({ caller: callers[place % 4]! })
  const made = await many((place) => post('/api/favorites', { movie }, of(place)))
  expect(tally(made)).toEqual({ 201: 4, 400: 196 })
  const stored = await rows('select user_id from favorites where movie_id = $1', [movie])
  expect(stored.map((row) => row['user_id']).sort()).toEqual(
    callers.map(({ user }) => user.id).sort(),
  )
  const gone = await many((place) => del(`/api/favorites?where[movie][equals]=${movie}`, of(place)))
  expect(tally(gone)).toEqual({ 200: 200 })
  expect(await rows('select id from favorites where movie_id = $1', [movie])).toEqual([])
})

test('200 castings of five kinds at once are five, one after the other in the billing', async () => {
  const [movie, actor, character] = [await makeMovie(), await makePerson(), await makeCharacter()]
  const other = await makePerson()
  const parts = [
    { actor: actor.id },
    { character: character.id },
    { actor: actor.id, character: character.id },
    { actor: other.id },
    { actor: other.id, character: character.id },
  ]
  const answers = await many((place) =>
    post('/api/castings', { movie: movie.id, ...parts[place % 5] }, { caller: editor }),
  )
  expect(tally(answers)).toEqual({ 201: 5, 400: 195 })
  const stored = await rows('select "order" from castings where movie_id = $1 order by 1', [
    movie.id,
  ])
  expect(stored.map(({ order }) => Number(order))).toEqual([1, 2, 3, 4, 5])
})

test('200 choices of the main photo at once leave one, which is the primary', async () => {
  const files = await Promise.all([1, 2, 3, 4, 5].map(async () => (await makeFile()).id))
  const { id } = await makePerson({ photos: files.slice(0, 3).map((file) => ({ file })) })
  const choices: ((file: number) => object)[] = [
    (mainPhoto) => ({ mainPhoto }),
    (file) => ({ photos: [{ file, isPrimary: true }] }),
    (file) => ({ photos: files.map((one) => ({ file: one, isPrimary: one === file })) }),
    (file) => ({ photos: files.filter((one) => one !== file).map((one) => ({ file: one })) }),
    () => ({ photos: [], mainPhoto: null }),
  ]
  const answers = await many((place) =>
    patch(`/api/persons/${id}`, choices[place % 5]!(files[(place * 7) % 5]!), { caller: editor }),
  )
  expect(tally(answers)).toEqual({ 200: 200 })
  const broken = await rows(
    `select p.id from persons p left join persons_photos f on f._parent_id = p.id and f.is_primary
     where p.id = $1 group by p.id, p.main_photo_id
     having count(f.id) > 1 or p.main_photo_id is distinct from min(f.file_id)
       or (count(f.id) = 0 and exists (select from persons_photos a where a._parent_id = p.id))`,
    [id],
  )
  expect(broken).toEqual([])
})

test('200 registrations of one name at once are one account, in any case and with any email', async () => {
  const name = `u${randomUUID().slice(0, 12)}`
  const spelt = [name, name.toUpperCase(), ` ${name} `, `${name}\n`]
  const answers = await many((place) => {
    const account = { username: spelt[place % 4], email: `${randomUUID()}@example.com`, password }
    return post('/api/users', account, { address: randomUUID() })
  })
  expect(tally(answers)).toEqual({ 201: 1, 400: 199 })
  expect(await rows('select id from users where username = $1', [name])).toHaveLength(1)
})

test('20 accounts that take one name at once are one of that name and 19 of theirs', async () => {
  const admin = await makeCaller('admin')
  const users = await Promise.all(Array.from({ length: 20 }, () => makeUser()))
  const username = `u${randomUUID().slice(0, 12)}`
  const answers = await Promise.all(
    users.map(({ id }) => patch(`/api/users/${id}`, { username }, { caller: admin })),
  )
  expect(tally(answers)).toEqual({ 200: 1, 400: 19 })
  const [one] = answers.filter(({ status }) => status === 400)
  expect(one?.body.errors[0]).toMatchObject({ code: 'not_unique', path: 'username' })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { afterTransaction } from '#src/hooks/afterTransaction.ts'
import type { Part } from '#src/database/parts.ts'
import { createLocalReq } from 'payload'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { makeCaller, makeGenre, makeMovie } from '../support/factories.ts'
import { type Caller, del, get, patch, payload } from '../support/marquee.ts'

let admin: NonNullable<Caller>
beforeAll(async () => {
  admin = await makeCaller('admin')
})

/** The address of some records of a collection. */
const all = (slug: string, records: { id: number }[]) =>
  `/api/${slug}?where[id][in]=${records.map(({ id }) => id).join()}`

type Refused = { id: number; code: string; path?: string; message: string }

/** What a bulk operation did, and what it says of the rest. */
const outcome = ({ status, body }: { status: number; body: any }) => ({
  status,
  done: (body.docs as { id: number }[]).map(({ id }) => id),
  refused: (body.errors as Refused[]).map(({ id, code, path }) => ({ id, code, path })),
})

describe('a bulk update', () => {
  it('leaves alone what begins to match while it waits: that is not locked', async () => {
    const mark = randomUUID()
    const [one, two] = [await makeMovie({ originalTitle: mark }), await makeMovie()]
    const { pool } = payload.db as unknown as PostgresAdapter
    const holder = await pool.connect()
    await holder.query('begin')
    await holder.query('select from movies where id = $1 for update', [one.id])
    const updating = patch(
      `/api/movies?where[originalTitle][equals]=${mark}`,
      { duration: 90 },
      { caller: admin },
    )
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await pool.query(waiting)).rowCount).toBe(1)
    await pool.query('update movies set original_title = $1 where id = $2', [mark, two.id])
    await holder.query('commit')
    holder.release()
    const { done, refused } = outcome(await updating)
    expect({ done, refused }).toEqual({ done: [one.id], refused: [] })
  })

  it('in which the second record clashes with the first stores the first, and was a fault', async () => {
    const [one, two] = [await makeGenre(), await makeGenre()]
    const name = `Genre ${randomUUID()}`
    const answer = await patch(all('genres', [one, two]), { name }, { caller: admin })
    const { status, done, refused } = outcome(answer)
    const [other] = [one.id, two.id].filter((id) => !done.includes(id))
    expect({ status, done: done.length, refused }).toEqual({
      status: 400,
      done: 1,
      refused: [{ id: other, code: 'not_unique', path: 'name' }],
    })
    expect(answer.body.errors[0].message).toBe('There is already a genre of this name.')
    const { body } = await get(`/api/genres?where[name][equals]=${name}`)
    expect(body.docs.map(({ id }: { id: number }) => id)).toEqual(done)
  })

  it('to a record that is not there refuses each with its field, and was a fault', async () => {
    const movies = [await makeMovie(), await makeMovie()]
    const answer = await patch(
      all('movies', movies),
      { genres: [2_000_000_000] },
      { caller: admin },
    )
    expect(outcome(answer)).toEqual({
      status: 400,
      done: [],
      refused: answer.body.errors.map(({ id }: Refused) => ({
        id,
        code: 'invalid',
        path: 'genres',
      })),
    })
    expect(answer.body.errors).toHaveLength(2)
  })

  it('and writers of its records at once lose none of their fields', async () => {
    const movies = [await makeMovie(), await makeMovie(), await makeMovie()]
    const at = all('movies', movies)
    const answers = await Promise.all([
      patch(at, { duration: 100 }, { caller: admin }),
      patch(at, { originalTitle: 'Original' }, { caller: admin }),
      ...movies.map(({ id }) => patch(`/api/movies/${id}`, { budget: 5 }, { caller: admin })),
      ...movies.map(({ id }) => patch(`/api/movies/${id}`, { year: 1979 }, { caller: admin })),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const { body } = await get(at)
    const facts = body.docs.map(({ duration, originalTitle, budget, year }: any) => ({
      ...{ duration, originalTitle, budget, year },
    }))
    const whole = { duration: 100, originalTitle: 'Original', budget: 5, year: 1979 }
    expect(facts).toEqual([whole, whole, whole])
  })
})

describe('admins who are all deleted or demoted at once', () => {
  it.each([
    ['deleted', (path: string) => del(path, { caller: admin })],
    ['demoted', (path: string) => patch(path, { role: 'member' }, { caller: admin })],
  ])('%s: one remains, and says so', async (_, act) => {
    admin = await makeCaller('admin')
    await makeCaller('admin')
    const { status, body } = await act('/api/users?where[role][equals]=admin')
    const refused = body.errors.map(({ code }: Refused) => code)
    const { totalDocs } = await payload.count({
      collection: 'users',
      where: { role: { equals: 'admin' } },
      overrideAccess: true,
    })
    expect([status, refused.length, totalDocs]).toEqual([400, 1, 1])
    // For the tests that come after: the one that remained need not be theirs.
    admin = await makeCaller('admin')
  })
})

it('of a record that is undone within a transaction no effect outside is left', async () => {
  const req = await createLocalReq({}, payload)
  req.transactionID = (await payload.db.beginTransaction())!
  const { beginPart } = payload.db as unknown as { beginPart: (of: typeof req) => Promise<Part> }
  const seen: string[] = []
  const note = (word: string) => () => Promise.resolve(void seen.push(word))
  const write = async (word: string) => {
    await afterTransaction('afterCommit', { req, effect: note(`${word} committed`) })
    await afterTransaction('afterRollback', { req, effect: note(`${word} undone`) })
  }
  const kept = await beginPart(req)
  await write('first')
  await kept.keep()
  const undone = await beginPart(req)
  await write('second')
  await undone.undo()
  await payload.db.commitTransaction(req.transactionID)
  expect(seen).toEqual(['second undone', 'first committed'])
})

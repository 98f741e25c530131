import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeCaller, makeUser, password } from '../../support/factories.ts'
import { del, get, patch, payload, post } from '../../support/marquee.ts'
import type { Caller } from '../../support/marquee.ts'

// Each hash takes a tenth of a second of a core that is free, and seconds of one that is not.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const logIn = (username: string, given = password) =>
  post('/api/users/login', { username, password: given }, { address: randomUUID() })

const stored = async (id: number) =>
  payload.findByID({ collection: 'users', id, overrideAccess: true, showHiddenFields: true })

const sessionsOf = async (id: number) => ((await stored(id)).sessions ?? []).map((one) => one.id)

const as = (caller: NonNullable<Caller>, token: string): Caller => ({ ...caller, token })

test('fifty logins while an account is demoted do not bring its role back', async () => {
  const admin = await makeCaller('admin')
  const user = await makeUser({ role: 'editor' })
  const logins = Array.from({ length: 50 }, () => logIn(user.username))
  const demotion = await patch(`/api/users/${user.id}`, { role: 'member' }, { caller: admin })
  const answers = await Promise.all(logins)
  expect(demotion.status).toBe(200)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect((await stored(user.id)).role).toBe('member')
})

test('twenty logins at once are twenty sessions', async () => {
  const user = await makeUser()
  const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(user.username)))
  const callers = answers.map(({ body }) => ({ user, token: String(body.token) }))
  const seen = await Promise.all(callers.map((caller) => get('/api/users/me', { caller })))
  expect(seen.map(({ body }) => body.user?.id)).toEqual(callers.map(() => user.id))
})

test('logins while a password is changed neither undo it nor outlive it', async () => {
  const admin = await makeCaller('admin')
  const user = await makeUser()
  const changed = 'lantern over quiet water'
  // Fewer than would lock the account: most come after the change.
  const logins = Array.from({ length: 8 }, () => logIn(user.username))
  const change = await patch(`/api/users/${user.id}`, { password: changed }, { caller: admin })
  const answers = await Promise.all(logins)
  expect(change.status).toBe(200)
  expect(new Set([200, 401])).toEqual(new Set([200, 401, ...answers.map(({ status }) => status)]))
  expect(await sessionsOf(user.id)).toEqual([])
  expect((await logIn(user.username)).status).toBe(401)
  expect((await logIn(user.username, changed)).status).toBe(200)
})

test('failed logins while an account is demoted do not bring its role back', async () => {
  const admin = await makeCaller('admin')
  const user = await makeUser({ role: 'editor' })
  const guesses = Array.from({ length: 15 }, () => logIn(user.username, 'a wrong password'))
  await patch(`/api/users/${user.id}`, { role: 'member' }, { caller: admin })
  await Promise.all(guesses)
  const { role, lockUntil } = (await stored(user.id)) as { role: string; lockUntil?: string }
  expect([role, typeof lockUntil]).toEqual(['member', 'string'])
})

test('logouts and refreshes at once end what was ended and keep the rest', async () => {
  const caller = await makeCaller('editor')
  const { username, id } = caller.user
  const logins = await Promise.all(Array.from({ length: 20 }, () => logIn(username)))
  const tokens = logins.map(({ body }) => String(body.token))
  const leaving = tokens.slice(0, 10)
  const staying = tokens.slice(10)
  const answers = await Promise.all([
    ...leaving.map((token) => post('/api/users/logout', {}, { caller: as(caller, token) })),
    ...staying.map((token) => post('/api/users/refresh-token', {}, { caller: as(caller, token) })),
  ])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  // The session that the caller was made with is the eleventh.
  expect(await sessionsOf(id)).toHaveLength(11)
})

test('a session that ends while it is refreshed is refused, not a fault', async () => {
  const caller = await makeCaller()
  const [logout, ...refreshes] = await Promise.all([
    post('/api/users/logout', {}, { caller }),
    ...Array.from({ length: 10 }, () => post('/api/users/refresh-token', {}, { caller })),
  ])
  expect(logout.status).toBe(200)
  expect(new Set([200, 403])).toEqual(new Set([200, 403, ...refreshes.map((one) => one.status)]))
  expect(await sessionsOf(caller.user.id)).toEqual([])
})

test('an account that is deleted while it logs in stays deleted', async () => {
  const admin = await makeCaller('admin')
  const user = await makeUser()
  const logins = Array.from({ length: 10 }, () => logIn(user.username))
  const deletion = await del(`/api/users/${user.id}`, { caller: admin })
  const answers = await Promise.all(logins)
  expect(deletion.status).toBe(200)
  expect(new Set([200, 401])).toEqual(new Set([200, 401, ...answers.map(({ status }) => status)]))
  const { totalDocs } = await payload.count({
    collection: 'users',
    where: { id: { equals: user.id } },
    overrideAccess: true,
  })
  expect(totalDocs).toBe(0)
})

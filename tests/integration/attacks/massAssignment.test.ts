import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeCaller, makeMovie, makeUser, password } from '../../support/factories.ts'
import { get, graphql, patch, payload, post } from '../../support/marquee.ts'

// Each hash takes a tenth of a second of a core that is free, and seconds of one that is not.
vi.setConfig({ testTimeout: 180_000 })

/** Everything about an account that is not for its owner to say. */
const forged = {
  role: 'admin',
  _verified: false,
  _verificationToken: 'forged',
  enableAPIKey: true,
  apiKey: 'forged-key-0123456789',
  apiKeyIndex: 'forged',
  loginAttempts: -1000,
  lockUntil: '2099-01-01T00:00:00.000Z',
  hash: 'forged',
  salt: 'forged',
  resetPasswordToken: 'forged',
  resetPasswordExpiration: '2099-01-01T00:00:00.000Z',
  resetPasswordRequestedAt: '2099-01-01T00:00:00.000Z',
  sessions: [{ id: 'forged', createdAt: '2020-01-01', expiresAt: '2099-01-01' }],
  createdAt: '1990-01-01T00:00:00.000Z',
  id: 987654321,
}

const stranger = () => {
  const username = `u${randomUUID().slice(0, 12)}`
  return { username, email: `${username}@example.com`, password }
}

/** The account as it is stored, with what no API shows. */
const stored = async (username: string) => {
  const user = await payload.db.findOne<{ id: number; [field: string]: unknown }>({
    collection: 'users',
    where: { username: { equals: username } },
  })
  const { role, _verified, apiKeyIndex, loginAttempts, lockUntil, resetPasswordToken } = user!
  return {
    role,
    _verified,
    apiKeyIndex,
    loginAttempts,
    lockUntil,
    resetPasswordToken,
    sessions: (user!['sessions'] as { id: string }[]).filter(({ id }) => id === 'forged'),
    isOfToday: String(user!['createdAt']) > '2020',
    hasForgedId: user!['id'] === forged.id,
    hasForgedHash: user!['hash'] === 'forged' || user!['salt'] === 'forged',
  }
}

const plainMember = {
  role: 'member',
  _verified: true,
  apiKeyIndex: null,
  loginAttempts: 0,
  lockUntil: null,
  resetPasswordToken: null,
  sessions: [],
  isOfToday: true,
  hasForgedId: false,
  hasForgedHash: false,
}

test('whoever registers becomes a member, whatever the request says', async () => {
  const account = stranger()
  const { status } = await post('/api/users', { ...forged, ...account }, { address: randomUUID() })
  expect(status).toBe(201)
  expect(await stored(account.username)).toEqual(plainMember)
})

test('whoever registers over GraphQL becomes a member', async () => {
  const { username, email } = stranger()
  const { data } = await graphql(
    `mutation { createUser(data: { username: "${username}", email: "${email}", password: "${password}",
      role: admin, enableAPIKey: true, apiKey: "forged-key", loginAttempts: -5, _verified: false,
      sessions: [{ id: "forged", expiresAt: "2099-01-01" }] }) { role } }`,
    { address: randomUUID() },
  )
  expect(data).toEqual({ createUser: { role: 'member' } })
  expect(await stored(username)).toEqual(plainMember)
})

test('a member stays one', async () => {
  const member = await makeCaller()
  const { status } = await patch(`/api/users/${member.user.id}`, forged, { caller: member })
  expect(status).toBe(200)
  expect(await stored(member.user.username)).toEqual(plainMember)
})

test('an editor neither becomes an admin nor issues a key', async () => {
  const editor = await makeCaller('editor')
  await patch(`/api/users/${editor.user.id}`, forged, { caller: editor })
  expect(await stored(editor.user.username)).toEqual({ ...plainMember, role: 'editor' })
})

test('a bulk update reaches nobody but the caller', async () => {
  const victim = await makeUser()
  const member = await makeCaller()
  await patch('/api/users?where[id][exists]=true', { firstName: 'Mallory' }, { caller: member })
  const { firstName } = await payload.findByID({
    collection: 'users',
    id: victim.id,
    overrideAccess: true,
  })
  expect(firstName).toBeNull()
})

test('a key that an admin issues acts as its user until an admin revokes it', async () => {
  const admin = await makeCaller('admin')
  const { id } = await makeUser()
  const apiKey = randomUUID()
  const headers = { Authorization: `users API-Key ${apiKey}` }
  const whoIs = async () => (await get('/api/users/me', { headers })).body.user?.id as unknown
  await patch(`/api/users/${id}`, { enableAPIKey: true, apiKey }, { caller: admin })
  expect(await whoIs()).toBe(id)
  await patch(`/api/users/${id}`, { enableAPIKey: false, apiKey: null }, { caller: admin })
  expect(await whoIs()).toBeUndefined()
})

test('a favourite belongs to whoever made it', async () => {
  const victim = await makeUser()
  const member = await makeCaller()
  const movie = await makeMovie()
  const made = await post(
    '/api/favorites',
    { movie: movie.id, user: victim.id },
    { caller: member },
  )
  const over = await graphql(
    `mutation { createFavorite(data: { movie: ${(await makeMovie()).id}, user: ${victim.id} }) { id } }`,
    { caller: member },
  )
  const { docs } = await payload.find({
    collection: 'favorites',
    where: { id: { in: [made.body.doc.id, over.data.createFavorite.id] } },
    depth: 0,
    overrideAccess: true,
  })
  expect(docs.map(({ user }) => user)).toEqual([member.user.id, member.user.id])
})

test('nobody becomes the first admin by the open door', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => post('/api/users/first-register', { ...stranger(), role: 'admin' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect((await get('/api/users/init')).body).toEqual({ initialized: true })
})

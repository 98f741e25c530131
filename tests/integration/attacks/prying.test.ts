import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { jwtSign } from 'payload'
import { beforeAll, expect, test, vi } from 'vitest'
import type { User } from '#src/payload-types.ts'
import { makeCaller, makeFavorite, makeFile, makeMovie, makeUser } from '../../support/factories.ts'
import { type Caller, del, get, graphql, payload, post } from '../../support/marquee.ts'

// Each hash takes a tenth of a second of a core that is free, and seconds of one that is not.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

let victim: User
let member: NonNullable<Caller>
let editor: NonNullable<Caller>
let admin: NonNullable<Caller>
let movie: number
let favorite: number
let file: number

beforeAll(async () => {
  victim = await makeUser({ firstName: 'Victim' })
  member = await makeCaller()
  editor = await makeCaller('editor')
  admin = await makeCaller('admin')
  movie = (await makeMovie()).id
  favorite = (await makeFavorite({ user: victim.id, movie })).id
  file = (await makeFile({ owner: victim.id })).id
})

const asks = () => [undefined, member, editor, admin]

test.each([
  () => '/api/movies?where[favorites][exists]=true',
  () => `/api/movies?where[favorites][equals]=${favorite}`,
  () => `/api/movies?where[favorites.user][equals]=${victim.id}`,
  () => `/api/users?where[favorites.movie][equals]=${movie}`,
  () => `/api/users?where[or][0][and][0][favorites.movie][equals]=${movie}`,
  () => '/api/users?sort=favorites.movie',
  () => `/api/users?where[favorites][exists]=true`,
  () => '/api/users?where[hash][exists]=true',
  () => '/api/users?where[salt][like]=a',
  () => '/api/users?where[resetPasswordToken][exists]=true',
  () => '/api/users?where[_verificationToken][like]=a',
  () => '/api/users?where[apiKeyIndex][exists]=true',
  () => '/api/users?sort=resetPasswordToken',
  () => '/api/users?sort=hash',
  () => '/api/movies?sort=poster.owner.hash',
  () => '/api/movies?sort=-poster__owner__salt',
  () => '/api/files?sort=owner.resetPasswordToken',
  () => '/api/files?sort=title,owner.loginAttempts',
  () => '/api/favorites?sort=user.hash',
  () => '/api/persons?sort=mainPhoto.owner._verificationToken',
  () => '/api/movies?joins[castings][sort]=movie.poster.owner.apiKeyIndex',
  () => '/api/movies?after=&sort=poster._objectKey',
])('no caller searches or sorts by what nobody may see (%#)', async (path) => {
  const answers = await Promise.all(asks().map((caller) => get(path(), caller && { caller })))
  expect(answers.map(({ status }) => status < 400)).toEqual([false, false, false, false])
})

test('nor does GraphQL sort by it', async () => {
  const { errors } = await graphql('{ Files(sort: "owner.hash") { totalDocs } }', { caller: admin })
  expect(errors?.[0].extensions.code).toBe('invalid')
})

test.each([
  () => `/api/files?where[owner.email][equals]=${victim.email}`,
  () => `/api/files?where[owner.username][like]=${victim.username}`,
  () => '/api/files?sort=owner.email',
  () => `/api/files?where[id][equals]=${file}&where[owner.firstName][equals]=Victim`,
])('staff learn nothing of an account through its files (%#)', async (path) => {
  const answers = await Promise.all(
    [undefined, member, editor].map((caller) => get(path(), caller && { caller })),
  )
  expect(answers.map(({ status }) => status < 400)).toEqual([false, false, false])
})

test('the favourites of others are not there: neither listed, nor counted, nor changed', async () => {
  for (const caller of [member, editor, admin]) {
    const where = `where[id][equals]=${favorite}`
    const listed = await get(`/api/favorites?${where}&depth=2`, { caller })
    const counted = await get(`/api/favorites/count?${where}`, { caller })
    const found = await get(`/api/favorites/${favorite}`, { caller })
    const missing = await get('/api/favorites/2000000000', { caller })
    const deleted = await del(`/api/favorites?where[movie][equals]=${movie}`, { caller })
    const counts = [listed.body.totalDocs, counted.body.totalDocs, deleted.body.docs.length]
    expect(counts).toEqual([0, 0, 0])
    expect([found.status, found.body]).toEqual([missing.status, missing.body])
  }
  const kept = await payload.count({
    collection: 'favorites',
    where: { id: { equals: favorite } },
    overrideAccess: true,
  })
  expect(kept.totalDocs).toBe(1)
})

test('an admin reads an account without what it likes', async () => {
  const { body } = await get(`/api/users/${victim.id}?depth=2&joins[favorites][count]=true`, {
    caller: admin,
  })
  expect(body.username).toBe(victim.username)
  expect(JSON.stringify(body)).not.toContain('totalDocs')
  expect(body.favorites?.docs ?? []).toEqual([])
})

test('over GraphQL, fragments and aliases show no more', async () => {
  const { data } = await graphql(
    `fragment who on User { email sessions { id } favorites { docs { id } } }
     { a: Favorites(where: { movie: { equals: ${movie} } }) { totalDocs docs { user { ...who } } }
       b: countFavorites(where: { user: { equals: ${victim.id} } }) { totalDocs }
       c: Files(where: { id: { equals: ${file} } }) { docs { id owner { ...who } } }
       d: User(id: ${victim.id}) { ...who } }`,
    { caller: member },
  )
  expect(data).toEqual({
    a: { totalDocs: 0, docs: [] },
    b: { totalDocs: 0 },
    c: { docs: [{ id: file, owner: null }] },
    d: null,
  })
})

test('no answer about a film says who likes it', async () => {
  const { body } = await get(`/api/movies/${movie}?depth=3`, { caller: admin })
  expect(JSON.stringify(body)).not.toMatch(/favorite/i)
})

test("secrets of one's own account do not leave the server", async () => {
  const { body } = await get('/api/users/me?depth=2&select[hash]=true&select[salt]=true', {
    caller: member,
  })
  const whole = await get('/api/users/me', { caller: member })
  const shown = JSON.stringify([body, whole.body])
  expect(shown).not.toMatch(
    /"(hash|salt|resetPasswordToken|_verificationToken|apiKey|apiKeyIndex|loginAttempts)"/,
  )
})

test('one lists, adds once and removes what one likes', async () => {
  const caller = await makeCaller()
  const liked = await makeMovie()
  const added = await post('/api/favorites', { movie: liked.id }, { caller })
  const again = await post('/api/favorites', { movie: liked.id }, { caller })
  const list = await get('/api/favorites?depth=1', { caller })
  const titles = list.body.docs.map(({ movie }: { movie: { title: string } }) => movie.title)
  const removed = await del(`/api/favorites?where[movie][equals]=${liked.id}`, { caller })
  expect([added.status, again.status, titles, removed.status]).toEqual([
    201,
    400,
    [liked.title],
    200,
  ])
  expect((await get('/api/favorites', { caller })).body.totalDocs).toBe(0)
})

test('fifty equal favourites at once make one', async () => {
  const caller = await makeCaller()
  const { id } = await makeMovie()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => post('/api/favorites', { movie: id }, { caller })),
  )
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([201, ...Array<number>(49).fill(400)])
  expect((await get('/api/favorites', { caller })).body.totalDocs).toBe(1)
})

test.each(['forged', 'unsigned', 'foreign'])('a %s token is nobody', async (kind) => {
  const [head = '', body = '', sign = ''] = member.token.split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none', authVersion: 1, typ: 'JWT' })).toString(
    'base64url',
  )
  const other = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), id: admin.user.id }),
  ).toString('base64url')
  const tokens = {
    forged: `${head}.${other}.${sign}`,
    unsigned: `${none}.${other}.`,
    foreign: `${head}.${body}.${randomUUID().replaceAll('-', '')}`,
  }
  const token = tokens[kind as keyof typeof tokens]
  const me = await get('/api/users/me', { caller: { user: member.user, token } })
  expect(me.body.user?.id).toBeUndefined()
})

test('a token past its time is nobody', async () => {
  const caller = await makeCaller()
  const { id } = caller.user
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query('select id from users_sessions where _parent_id = $1', [id])
  const claims = { id, collection: 'users', sid: rows[0].id as string, email: caller.user.email }
  const whoIs = async (tokenExpiration: number) => {
    const { token } = await jwtSign({
      fieldsToSign: claims,
      secret: payload.secret,
      tokenExpiration,
    })
    const me = await get('/api/users/me', { caller: { ...caller, token } })
    return me.body.user?.id as unknown
  }
  expect([await whoIs(60), await whoIs(-60)]).toEqual([id, undefined])
})

test('rights end at once: of an editor who is one no more, and of an account that is gone', async () => {
  const demoted = await makeCaller('editor')
  await payload.update({
    collection: 'users',
    id: demoted.user.id,
    data: { role: 'member' },
    overrideAccess: true,
  })
  const write = await post('/api/genres', { name: randomUUID() }, { caller: demoted })
  await payload.delete({ collection: 'users', id: demoted.user.id, overrideAccess: true })
  const me = await get('/api/users/me', { caller: demoted })
  expect([write.status, me.body.user?.id]).toEqual([403, undefined])
})

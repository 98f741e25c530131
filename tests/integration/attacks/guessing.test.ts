import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { makeUser, password } from '../../support/factories.ts'
import { get, graphql, patch, payload, post } from '../../support/marquee.ts'

// Each hash takes a tenth of a second of a core that is free, and seconds of one that is not.
vi.setConfig({ testTimeout: 180_000 })

type Login = { username?: string; email?: string; password?: string }

const logIn = (login: Login, address: string = randomUUID()) =>
  post('/api/users/login', login, { address })

const wrong = 'not the right one'
const refused = {
  status: 401,
  body: {
    errors: [{ message: 'The email or password provided is incorrect.', code: 'unauthenticated' }],
  },
}
const seen = ({ status, body }: { status: number; body: unknown }) => ({ status, body })

/** Ten wrong guesses, each from somewhere else. */
const lock = async (username: string) => {
  for (let guess = 0; guess < 10; guess++) await logIn({ username, password: wrong })
}

test('one logs in by username or by email, in any case', async () => {
  const { username, email } = await makeUser()
  const answers = await Promise.all([
    logIn({ username, password }),
    logIn({ email, password }),
    logIn({ username: email.toUpperCase(), password }),
    logIn({ email: ` ${username.toUpperCase()} `, password }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('a username is no email address', async () => {
  const victim = await makeUser()
  const { status } = await post(
    '/api/users',
    { username: victim.email, email: `${randomUUID()}@example.com`, password },
    { address: randomUUID() },
  )
  expect(status).toBe(400)
})

test('a wrong password, an unknown name and a locked account look the same', async () => {
  const known = await makeUser()
  const locked = await makeUser()
  await lock(locked.username)
  const answers = await Promise.all([
    logIn({ username: known.username, password: wrong }),
    logIn({ email: known.email, password: wrong }),
    logIn({ username: 'nobody.at.all', password: wrong }),
    logIn({ email: 'nobody@example.com', password: wrong }),
    logIn({ username: locked.username, password: wrong }),
    logIn({ email: locked.email, password }),
  ])
  expect(answers.map(seen)).toEqual(answers.map(() => refused))
})

test('over GraphQL they look the same too', async () => {
  const known = await makeUser()
  const ask = async (username: string) =>
    (
      await graphql(
        `mutation { loginUser(username: "${username}", password: "${wrong}") { token } }`,
        {
          address: randomUUID(),
        },
      )
    ).errors
  expect(await ask('nobody.at.all')).toEqual(await ask(known.username))
})

test('ten failures lock an account, and only an admin or time opens it', async () => {
  const { username, id } = await makeUser()
  await lock(username)
  expect(seen(await logIn({ username, password }))).toEqual(refused)
  await payload.unlock({ collection: 'users', data: { username, email: '' }, overrideAccess: true })
  expect((await logIn({ username, password })).body.user.id).toBe(id)
})

test('after twenty failures an address may not log in, rightly or wrongly; another may', async () => {
  const { username } = await makeUser()
  const address = randomUUID()
  for (let success = 0; success < 3; success++) await logIn({ username, password }, address)
  const guesses: number[] = []
  for (let guess = 0; guess < 22; guess++)
    guesses.push((await logIn({ username: `nobody${guess}`, password: wrong }, address)).status)
  expect(guesses).toEqual([...Array<number>(20).fill(401), 429, 429])
  const held = await logIn({ username, password }, address)
  expect(held.status).toBe(429)
  expect(held.body.errors[0].code).toBe('too_many')
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(800)
  expect((await logIn({ username, password })).status).toBe(200)
})

test('guesses sent at once get no more answers than guesses sent in turn', async () => {
  const address = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      logIn({ username: `nobody${n}`, password: wrong }, address),
    ),
  )
  const told = answers.filter(({ status }) => status === 401)
  expect([told.length, answers.length - told.length]).toEqual([20, 20])
})

test('every alias of a login in one GraphQL document counts', async () => {
  const address = randomUUID()
  const aliases = Array.from(
    { length: 30 },
    (_, n) => `a${n}: loginUser(username: "nobody${n}", password: "${wrong}") { token }`,
  )
  const { errors } = await graphql(`mutation { ${aliases.join('\n')} }`, { address })
  const codes = errors!.map(({ extensions }) => extensions.code)
  expect(codes).toEqual([
    ...Array<string>(20).fill('unauthenticated'),
    ...Array<string>(10).fill('too_many'),
  ])
})

test('a header of the caller does not change whose failures are counted', async () => {
  const address = randomUUID()
  const guesses: number[] = []
  for (let guess = 0; guess < 21; guess++) {
    const headers = { 'x-marquee-address': randomUUID(), 'x-forwarded-for': randomUUID() }
    const login = { username: `nobody${guess}`, password: wrong }
    guesses.push((await post('/api/users/login', login, { address, headers })).status)
  }
  expect(guesses.at(-1)).toBe(429)
})

test('a forgotten password is answered alike for everyone, up to ten in an hour', async () => {
  const { email, username } = await makeUser()
  const address = randomUUID()
  const names = [{ email }, { username }, { email: 'nobody@example.com' }, { username: 'nobody' }]
  const answers = []
  for (const name of names)
    answers.push(seen(await post('/api/users/forgot-password', name, { address })))
  expect(answers).toEqual(names.map(() => ({ status: 200, body: { message: 'Success' } })))
  for (let more = 0; more < 6; more++)
    await post('/api/users/forgot-password', { email }, { address })
  expect((await post('/api/users/forgot-password', { email }, { address })).status).toBe(429)
})

test.each(['username', 'email'] as const)(
  'a registration whose %s is taken says so, and not that the other is',
  async (field) => {
    const held = await makeUser()
    const name = `u${randomUUID().slice(0, 12)}`
    const account = { username: name, email: `${name}@example.com`, password, [field]: held[field] }
    const { status, body } = await post('/api/users', account, { address: randomUUID() })
    const [{ code, path }] = body.errors
    expect([status, code, path, body.errors[0].data.errors.length]).toEqual([
      400,
      'not_unique',
      field,
      1,
    ])
  },
)

test('registrations are counted by address, those that fail too', async () => {
  const address = randomUUID()
  const { username } = await makeUser()
  const taken = { username, email: `${randomUUID()}@example.com`, password }
  const statuses: number[] = []
  for (let tried = 0; tried < 31; tried++)
    statuses.push((await post('/api/users', taken, { address })).status)
  expect(statuses).toEqual([...Array<number>(30).fill(400), 429])
})

test.each(['short', 'password123', 'Password123!'])(
  '%s is refused wherever it is set',
  async (weak) => {
    const address = randomUUID()
    const username = `u${randomUUID().slice(0, 12)}`
    const email = `${username}@example.com`
    const registered = await post('/api/users', { username, email, password: weak }, { address })
    const over = await graphql(
      `mutation { createUser(data: { username: "${username}", email: "${email}", password: "${weak}", role: member }) { id } }`,
      { address },
    )
    const user = await makeUser()
    const { body } = await logIn({ username: user.username, password })
    const caller = { user, token: body.token as string }
    const changed = await patch(`/api/users/${user.id}`, { password: weak }, { caller })
    const token = await payload.forgotPassword({
      collection: 'users',
      data: { email: user.email },
      disableEmail: true,
    })
    const reset = await post('/api/users/reset-password', { token, password: weak })
    const statuses = [registered, changed, reset].map(({ status }) => status)
    expect([...statuses, over.errors?.[0].extensions.code]).toEqual([400, 400, 400, 'invalid'])
  },
)

test('a new password ends the other sessions, and a reset ends them all', async () => {
  const user = await makeUser()
  const one = await logIn({ username: user.username, password })
  const two = await logIn({ username: user.username, password })
  const first = { user, token: one.body.token as string }
  const second = { user, token: two.body.token as string }
  const whoIs = async (caller: typeof first) =>
    (await get('/api/users/me', { caller })).body.user?.id as unknown
  expect([await whoIs(first), await whoIs(second)]).toEqual([user.id, user.id])
  const token = await payload.forgotPassword({
    collection: 'users',
    data: { email: user.email },
    disableEmail: true,
  })
  await post('/api/users/reset-password', { token, password: 'another good password' })
  expect([await whoIs(first), await whoIs(second)]).toEqual([undefined, undefined])
})

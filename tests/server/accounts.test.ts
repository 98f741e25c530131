import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admin, type House, logIn, openHouse } from './house.ts'

const origin = 'https://films.example'

let house: House
let smtp: SMTPServer
const mails: { to: string; from: string; text: string }[] = []

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _, done) => {
      if (username === 'films@example.com' && password === 'p@ss/word')
        done(null, { user: 'films' })
      else done(new Error('Who are you?'))
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        const to = envelope.rcptTo.map(({ address }) => address).join()
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        // Undoes quoted-printable, so that links are whole.
        mails.push({ to, from, text: raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') })
        done()
      })
    },
  })
  const listening = smtp.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as { port: number }
  house = await openHouse({
    PUBLIC_URL: origin,
    CORS_ORIGINS: 'https://front.example',
    SMTP_URL: `smtp://films%40example.com:p%40ss%2Fword@127.0.0.1:${port}`,
    REQUIRE_VERIFIED_EMAIL: 'true',
    TRUST_PROXY: '1',
    LOGIN_FAILURES_PER_ADDRESS: '3',
  })
})
afterAll(async () => {
  await house.close()
  await new Promise<void>((resolve) => {
    smtp.close(resolve)
  })
})

let people = 0
const stranger = () => {
  const username = `stranger${++people}`
  return { username, email: `${username}@example.com`, password: 'a lantern over quiet water' }
}

const mailTo = async (address: string) => {
  await expect.poll(() => mails.some(({ to }) => to === address), { timeout: 20_000 }).toBe(true)
  const [mail] = mails.splice(
    mails.findIndex(({ to }) => to === address),
    1,
  )
  return mail!
}

const login = async ({ username, password }: ReturnType<typeof stranger>, from = '192.0.2.1') =>
  house.call('/api/users/login', {
    body: { username, password },
    headers: { 'x-forwarded-for': from },
  })

test('a new account confirms its address by mail before it can log in', async () => {
  const account = stranger()
  const { status } = await house.call('/api/users', { body: account })
  const early = await login(account)
  const wrong = await login({ ...account, password: 'something else entirely' }, '192.0.2.2')
  const mail = await mailTo(account.email)
  const token = new RegExp(`${origin}/admin/users/verify/([0-9a-f]+)`).exec(mail.text)?.[1]
  const verified = await house.call(`/api/users/verify/${token}`, { method: 'POST', body: {} })
  expect([status, early.status, verified.status]).toEqual([201, 401, 200])
  expect(early.body).toEqual(wrong.body)
  expect(mail.from).toBe('films@example.com')
  expect((await login(account)).status).toBe(200)
})

test('a token of verification serves once, and a wrong one never', async () => {
  const account = stranger()
  await house.call('/api/users', { body: account })
  const mail = await mailTo(account.email)
  const token = /verify\/([0-9a-f]+)/.exec(mail.text)?.[1]
  const verify = async (given: string | undefined) =>
    (await house.call(`/api/users/verify/${given}`, { method: 'POST', body: {} })).status
  expect([await verify('0'), await verify(token), await verify(token)]).toEqual([403, 200, 403])
})

test('an account that an admin makes is vouched for, and gets no mail', async () => {
  const account = stranger()
  const token = await logIn(house, admin)
  const { status } = await house.call('/api/users', { token, body: account })
  expect([status, (await login(account)).status]).toEqual([201, 200])
  expect(mails.map(({ to }) => to)).not.toContain(account.email)
})

test('a password is reset by the link that a mail brings, which serves once', async () => {
  const account = stranger()
  const token = await logIn(house, admin)
  await house.call('/api/users', { token, body: account })
  const asked = await house.call('/api/users/forgot-password', { body: { email: account.email } })
  const mail = await mailTo(account.email)
  const reset = new RegExp(`${origin}/admin/reset/([0-9a-f]+)`).exec(mail.text)?.[1]
  const body = { token: reset, password: 'quiet water under lanterns' }
  const first = await house.call('/api/users/reset-password', { body })
  const second = await house.call('/api/users/reset-password', { body })
  expect([asked.status, first.status, second.status]).toEqual([200, 200, 403])
  expect((await login({ ...account, password: body.password })).status).toBe(200)
})

test('behind a proxy failures count for the address that the proxy saw', async () => {
  const nobody = { ...stranger(), password: 'never the right one' }
  const statuses = []
  for (const spoofed of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'])
    statuses.push((await login(nobody, `${spoofed}, 198.51.100.7`)).status)
  const other = await login(nobody, '198.51.100.7, 198.51.100.8')
  const refused = await login(nobody, '198.51.100.7')
  expect([...statuses, other.status]).toEqual([401, 401, 401, 429, 401])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
})

test('over https the session cookie is secure and browsers are told to stay there', async () => {
  const { username, password } = admin
  const { headers } = await house.call('/api/users/login', { body: { username, password } })
  const [cookie = ''] = headers.getSetCookie()
  expect(cookie).toMatch(/^payload-token=.*; Secure=true; HttpOnly=true; SameSite=Lax$/)
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('a cookie counts only where the settings say that pages may use it', async () => {
  const token = await logIn(house, admin)
  const me = async (from: Record<string, string>) => {
    const headers = { cookie: `payload-token=${token}`, ...from }
    const { body } = await house.call('/api/users/me', { headers })
    return body.user?.username
  }
  expect([
    await me({ origin }),
    await me({ origin: 'https://front.example' }),
    await me({ origin: 'https://evil.example' }),
    await me({ 'sec-fetch-site': 'same-origin' }),
    await me({ 'sec-fetch-site': 'cross-site' }),
  ]).toEqual(['keeper', 'keeper', undefined, 'keeper', undefined])
})

test('only the origins of the settings may read answers from another page', async () => {
  const allowed = async (from: string) =>
    (await house.call('/api/movies', { headers: { origin: from } })).headers.get(
      'access-control-allow-origin',
    )
  expect([
    await allowed('https://front.example'),
    await allowed(origin),
    await allowed('https://evil.example'),
  ]).toEqual(['https://front.example', origin, null])
})

test('a body of more than a megabyte and a file of more than twenty are refused with 413', async () => {
  const token = await logIn(house, admin)
  const json = await house.call('/api/movies', {
    token,
    body: { title: 'x'.repeat(1024 * 1024 + 1) },
  })
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]), 'large.jpg')
  const file = await house.call('/api/files', { token, body: form })
  expect([json.status, file.status]).toEqual([413, 413])
})

test('with its mail server gone the house answers as before', async () => {
  const account = stranger()
  const token = await logIn(house, admin)
  await house.call('/api/users', { token, body: account })
  await new Promise<void>((resolve) => {
    smtp.close(resolve)
  })
  const ask = async (email: string) => house.call('/api/users/forgot-password', { body: { email } })
  const [known, unknown] = [await ask(account.email), await ask('nobody@example.com')]
  await expect
    .poll(() => house.log(), { timeout: 20_000 })
    .toContain('A mail to reset a password could not be sent')
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
  expect((await house.call('/api/health')).body).toEqual({ status: 'ok' })
})

import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from 'node:net'
import pg from 'pg'
import { makePdf } from '../support/pdfs.ts'
import { admin, type House, logIn, openHouse } from './house.ts'

let house: House
let token: string

beforeAll(async () => {
  house = await openHouse()
  token = await logIn(house, admin)
})
afterAll(() => house.close())

/** A connection to the server's database for one task. */
async function onDatabase<T>(task: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client(house.databaseUrl)
  await client.connect()
  try {
    return await task(client)
  } finally {
    await client.end()
  }
}

const listening = async () => (await house.call('/api/health')).body

test('a filter whose parts fail one after the other does not end the server', async () => {
  const late = 'where[or][0][castings.actor.name][equals]=x'
  const early = 'where[or][1][bogus][like]=x'
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => house.call(`/api/movies?${late}&${early}`)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]))
  expect(await listening()).toEqual({ status: 'ok' })
  expect(house.log()).not.toMatch(/rejection|ended/i)
})

test('a promise that fails unobserved is a line in the log, and the process goes on', () => {
  const program = `
    import { logStrayRejections } from '#src/server/process/strayRejections.ts'
    logStrayRejections({ error: ({ err, msg }) => console.log(err.message + '; ' + msg) })
    void Promise.reject(new Error('too late'))
    setTimeout(() => console.log('still here'), 50)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toMatch(
    /^too late; Fault [-0-9a-f]{36}: a promise failed unobserved\nstill here\n$/,
  )
})

/** Ends what waits for `movies`, as an operator may, until all have been answered. */
async function whileMoviesAreLost<T>(requests: () => Promise<T>) {
  return onDatabase(async (holder) => {
    await holder.query('begin; lock table movies in access exclusive mode')
    let answers: T | undefined
    const waiting = requests().then((all) => (answers = all))
    await onDatabase((operator) =>
      expect
        .poll(
          async () => {
            await operator.query(`select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'`)
            return answers !== undefined
          },
          { timeout: 20_000 },
        )
        .toBe(true),
    )
    await holder.query('rollback')
    return waiting
  })
}

test('a request whose connection ends under it is answered with 503, and the next one rightly', async () => {
  const [list, creation, graphql] = await whileMoviesAreLost(() =>
    Promise.all([
      house.call('/api/movies?depth=1'),
      house.call('/api/movies', { token, body: { title: 'A secret film' } }),
      house.call('/api/graphql', { body: { query: '{ Movies { totalDocs } }' } }),
    ]),
  )
  const message = 'A service that this needs cannot be reached. Try again.'
  expect([list.status, list.body]).toEqual([503, { errors: [{ message, code: 'fault' }] }])
  expect([creation.status, creation.body]).toEqual([503, { errors: [{ message, code: 'fault' }] }])
  expect(graphql.body.errors[0]).toMatchObject({
    message,
    extensions: { statusCode: 503, code: 'fault' },
  })
  expect((await house.call('/api/movies')).body.totalDocs).toBe(0)
  // The log tells which statement failed, and nothing of what it was to store.
  expect(house.log()).toContain('A statement failed')
  expect(house.log()).not.toContain('A secret film')
})

test('an upload that its client gives up leaves nothing behind and holds nothing', async () => {
  const { hostname, port } = new URL(house.url)
  const uploads = Array.from({ length: 12 }, async () => {
    const socket = connect(Number(port), hostname)
    const head = [
      'POST /api/files HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: JWT ${token}`,
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 5000000',
    ]
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    socket.write(`${head.join('\r\n')}\r\n\r\n${part}`)
    await new Promise((resolve) => socket.write(Buffer.alloc(200_000, 7), resolve))
    socket.destroy()
  })
  await Promise.all(uploads)
  // More were given up than are taken at once: one that still held its place would keep this one waiting.
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(makePdf())]), 'whole.pdf')
  expect((await house.call('/api/files', { token, body: form })).status).toBe(201)
  const left = await onDatabase(async (client) => {
    const { rows: files } = await client.query('select filename from files')
    const { rows: open } = await client.query(`select 1 from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`)
    return { files, open }
  })
  expect(left).toEqual({ files: [{ filename: 'whole.pdf' }], open: [] })
})

test('without its database every answer is 503 in the one shape, and the server waits for it', async () => {
  await house.loseDatabase()
  const [list, one, creation, health] = await Promise.all([
    house.call('/api/movies'),
    house.call('/api/movies/1'),
    house.call('/api/users', {
      body: { username: 'someone', email: 'a@example.com', password: 'quiet water, lanterns' },
    }),
    house.call('/api/health'),
  ])
  expect([list, one, creation].map(({ status, body }) => [status, body.errors[0].code])).toEqual(
    Array.from({ length: 3 }, () => [503, 'fault']),
  )
  expect([health.status, health.body.unreachable]).toEqual([503, ['postgres']])
})

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../dev/ports.ts'
import { startPostgres, type Postgres } from '../../dev/postgres.ts'
import { startS3, type S3Server } from '../../dev/s3/server.ts'

let dir: string
let postgres: Postgres
let s3: S3Server
const keys = { accessKeyId: 'tests', secretAccessKey: 'tests-secret' }

const admin = { username: 'keeper', password: 'lantern over quiet water' }

const settings = (port: number) => ({
  ...process.env,
  NODE_ENV: 'production' as const,
  PORT: String(port),
  WORKERS: '2',
  DATABASE_URL: postgres.url,
  PAYLOAD_SECRET: 'a secret that only tests know',
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  S3_ENDPOINT: s3.endpoint,
  S3_BUCKET: 'tests',
  S3_ACCESS_KEY_ID: keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
  ADMIN_USERNAME: admin.username,
  ADMIN_EMAIL: 'keeper@example.com',
  ADMIN_PASSWORD: admin.password,
})

/** A command of the server's with these settings, what it wrote, and how it ended. */
function run(file: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', file], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as ChildProcessWithoutNullStreams
  let written = ''
  child.stdout.on('data', (chunk) => (written += String(chunk)))
  child.stderr.on('data', (chunk) => (written += String(chunk)))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, written: () => written }
}

async function startServer() {
  const port = await freePort()
  const server = run('src/server/main.ts', settings(port))
  const outcome = await Promise.race([once(server.child, 'message'), server.ended])
  expect(outcome, server.written()).toEqual([{ ready: true }, undefined])
  return { ...server, origin: `http://127.0.0.1:${port}`, port }
}

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-server-'))
  postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'test' })
  s3 = await startS3({ dir: path.join(dir, 's3'), ...keys, buckets: ['tests'] })
  const migrated = run('src/server/migrate.ts', settings(0))
  expect(await migrated.ended, migrated.written()).toBe(0)
}, 240_000)

afterAll(async () => {
  await Promise.all([postgres.stop(), s3.stop()])
  await rm(dir, { recursive: true, force: true })
})

it('a running server answers, is replaced without losing a request, and finishes what is open', async () => {
  const { child, ended, origin, port } = await startServer()

  const health = await fetch(`${origin}/api/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])

  const [got, head] = await Promise.all([
    fetch(`${origin}/api/movies`),
    fetch(`${origin}/api/movies`, { method: 'HEAD' }),
  ])
  expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'))
  expect(await head.text()).toBe('')

  const large = await fetch(`${origin}/api/movies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"title":"${'x'.repeat(3 * 1024 * 1024)}"}`,
  })
  expect(large.status).toBe(413)

  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 })
  const answered: (number | undefined)[] = []
  let replaced = false
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get(`${origin}/api/genres?depth=0`, { agent }, (answer) => {
          answered.push(answer.statusCode)
          answer.resume().on('end', resolve)
        })
        .on('error', reject)
    })
  const asking = Array.from({ length: 4 }, async () => {
    while (!replaced) await ask()
  })
  const told = new Promise<void>((resolve) =>
    child.stdout.on('data', (line) => {
      if (String(line).includes('are replaced')) resolve()
    }),
  )
  child.kill('SIGHUP')
  await told
  replaced = true
  await Promise.all(asking)
  agent.destroy()
  expect(new Set(answered)).toEqual(new Set([200]))

  // A login is slow by design: it is still open when the server is told to stop.
  const login = fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'nobody', password: 'not the password' }),
  })
  const [open] = await Promise.all([
    login.then(({ status }) => status),
    fetch(`${origin}/api/health`).then(() => child.kill('SIGTERM')),
  ])
  expect([open, await ended]).toEqual([401, 0])
  await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow('fetch failed')
}, 240_000)

/** One write over a kept connection: its status, or the error of the connection. */
function write(
  origin: string,
  { token, name, agent }: Record<'token' | 'name', string> & { agent: http.Agent },
) {
  return new Promise<number | string>((resolve) => {
    const request = http.request(`${origin}/api/genres?depth=0`, {
      method: 'POST',
      agent,
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    })
    request.on('response', (answer) => {
      answer.resume().on('end', () => {
        resolve(answer.statusCode ?? 0)
      })
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(
        `${error.code ?? error.message} on a ${request.reusedSocket ? 'kept' : 'new'} connection`,
      )
    })
    request.end(JSON.stringify({ name }))
  })
}

it('writes go on while processes are replaced, and what is sent before the end is stored', async () => {
  const { child, ended, origin } = await startServer()
  const login = await fetch(`${origin}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  })
  const { token } = (await login.json()) as { token: string }
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
  const outcomes = new Map<string, number | string>()
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; ; n += 1) {
      const name = `Genre ${writer} ${n}`
      const outcome = await write(origin, { token, name, agent })
      outcomes.set(name, outcome)
      if (typeof outcome === 'string') return
    }
  })
  const replaced = new Promise<void>((resolve) =>
    child.stdout.on('data', (line) => {
      if (String(line).includes('are replaced')) resolve()
    }),
  )
  child.kill('SIGHUP')
  await replaced
  expect(new Set(outcomes.values())).toEqual(new Set([201]))
  child.kill('SIGTERM')
  await Promise.all(writers)
  agent.destroy()
  expect(await ended).toBe(0)

  // A writer ends when it meets nobody any more; what a kept connection sent has been answered.
  const met = /^ECONN(REFUSED|RESET) on a new connection$/
  const failed = [...outcomes.values()].filter((outcome) => outcome !== 201)
  expect(failed.filter((outcome) => !met.test(String(outcome)))).toEqual([])
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select name from genres where name like 'Genre %'`,
  )
  await client.end()
  const acknowledged = [...outcomes].filter(([, outcome]) => outcome === 201)
  expect(rows.map(({ name }) => name).sort()).toEqual(acknowledged.map(([name]) => name).sort())
  expect(acknowledged.length).toBeGreaterThan(50)
}, 240_000)

it('the health check names what cannot be reached', async () => {
  const { child, ended, origin } = await startServer()
  await s3.stop()
  const answer = await fetch(`${origin}/api/health`)
  expect([answer.status, await answer.json()]).toEqual([
    503,
    expect.objectContaining({ unreachable: ['s3'] }),
  ])
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
}, 240_000)

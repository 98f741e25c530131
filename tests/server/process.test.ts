import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../dev/ports.ts'
import { startPostgres, type Postgres } from '../../dev/postgres.ts'
import { startS3, type S3Server } from '../../dev/s3/server.ts'

let dir: string
let postgres: Postgres
let s3: S3Server
const keys = { accessKeyId: 'tests', secretAccessKey: 'tests-secret' }

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

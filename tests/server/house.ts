import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../dev/ports.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { startS3 } from '../../dev/s3/server.ts'

const node = ['--conditions=production', '--import', 'tsx']
const keys = { accessKeyId: 'tests', secretAccessKey: 'tests-secret' }

export const admin = {
  username: 'keeper',
  email: 'keeper@example.com',
  password: 'lantern over quiet water',
}

type Asked = { method?: string; headers?: Record<string, string>; token?: string; body?: unknown }
type Answer = { status: number; headers: Headers; body: any }

/** A Postgres, an S3 service and the server's own processes, on free ports in a folder of their own. */
export async function openHouse(settings: Record<string, string> = {}) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-server-'))
  const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'test' })
  const s3 = await startS3({ dir: path.join(dir, 's3'), ...keys, buckets: ['tests'] })
  const url = `http://127.0.0.1:${await freePort()}`
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    PORT: new URL(url).port,
    PUBLIC_URL: url,
    WORKERS: '1',
    DATABASE_URL: postgres.url,
    PAYLOAD_SECRET: 'a secret that only tests know',
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: 'tests',
    S3_ACCESS_KEY_ID: keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ADMIN_USERNAME: admin.username,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...settings,
  }
  execFileSync(process.execPath, [...node, 'src/server/migrate.ts'], { env, stdio: 'ignore' })
  let server = await start(env)
  return {
    url,
    databaseUrl: postgres.url,
    /** What the server has written since it was last started. */
    log: () => server.written(),
    call: (target: string, asked?: Asked) => call(url + target, asked),
    /** Ends the server at once, as if the machine had lost its power, workers and all. */
    kill: () => server.kill(),
    restart: async () => {
      server = await start(env)
    },
    /** From now on nothing answers where the database was. */
    loseDatabase: () => postgres.stop(),
    close: async () => {
      await server.kill()
      await Promise.all([postgres.stop(), s3.stop()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

async function start(env: NodeJS.ProcessEnv) {
  // A process group of its own: the primary and its workers are killed with one signal.
  const child = spawn(process.execPath, [...node, 'src/server/main.ts'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let written = ''
  child.stdout?.on('data', (chunk) => (written += String(chunk)))
  child.stderr?.on('data', (chunk) => (written += String(chunk)))
  const ended = once(child, 'exit')
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`The server ended: ${written}`))),
  ])
  return { written: () => written, kill: () => killGroup(child, ended) }
}

async function killGroup(child: ChildProcess, ended: Promise<unknown>) {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    process.kill(-child.pid, 'SIGKILL')
  await ended
}

async function call(address: string, asked: Asked = {}): Promise<Answer> {
  const { method = asked.body === undefined ? 'GET' : 'POST', token, body } = asked
  const response = await fetch(address, {
    method,
    headers: {
      ...(isPlain(body) && { 'content-type': 'application/json' }),
      ...(token && { authorization: `JWT ${token}` }),
      ...asked.headers,
    },
    ...(body !== undefined && { body: isPlain(body) ? JSON.stringify(body) : (body as BodyInit) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}

const isPlain = (body: unknown) =>
  typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype

/** A session's token. */
export async function logIn(house: House, { username, password }: typeof admin) {
  const { body } = await house.call('/api/users/login', { body: { username, password } })
  return String(body.token)
}

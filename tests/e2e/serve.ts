import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../../dev/ports.ts'
import { startPostgres } from '../../dev/postgres.ts'
import { startS3 } from '../../dev/s3/server.ts'
import { admin, editor } from './people.ts'

const node = ['--conditions=production', '--import', 'tsx']
const s3Keys = { accessKeyId: 'browser', secretAccessKey: 'browser-secret' }

/** Starts Postgres, S3 and the built server on free ports, with an admin and an editor; ends them after the tests. */
export default async function serve() {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to test: run `next build`.')
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-browser-'))
  const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'test' })
  const s3 = await startS3({ dir: path.join(dir, 's3'), ...s3Keys, buckets: ['browser'] })
  const url = `http://localhost:${await freePort()}`
  const env = settings({ url, databaseUrl: postgres.url, s3Endpoint: s3.endpoint })
  execFileSync(process.execPath, [...node, 'src/server/migrate.ts'], { env, stdio: 'ignore' })
  const server = spawn(process.execPath, [...node, 'src/server/main.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await untilReady(server)
  process.env['MARQUEE_URL'] = url
  await hireEditor(url)
  return async () => {
    server.kill()
    await once(server, 'exit')
    await Promise.all([postgres.stop(), s3.stop()])
    await rm(dir, { recursive: true, force: true })
  }
}

type Addresses = { url: string; databaseUrl: string; s3Endpoint: string }

const settings = ({ url, databaseUrl, s3Endpoint }: Addresses) => ({
  ...process.env,
  NODE_ENV: 'production' as const,
  PORT: new URL(url).port,
  PUBLIC_URL: url,
  WORKERS: '1',
  DATABASE_URL: databaseUrl,
  PAYLOAD_SECRET: 'a secret that only browser tests know',
  S3_ENDPOINT: s3Endpoint,
  S3_BUCKET: 'browser',
  S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
  ADMIN_USERNAME: admin.username,
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
})

const untilReady = (server: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    server.once('message', () => {
      resolve()
    })
    server.once('exit', (code) => {
      reject(new Error(`The server ended with ${code ?? 'a signal'} before it was ready.`))
    })
  })

async function hireEditor(url: string) {
  const post = async (path: string, { body, token }: { body: unknown; token?: string }) => {
    const response = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `JWT ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`POST ${path}: ${await response.text()}`)
    return (await response.json()) as { token: string }
  }
  const { token } = await post('/users/login', { body: admin })
  await post('/users', { body: { ...editor, role: 'editor' }, token })
}

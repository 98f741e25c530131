import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase, startPostgres } from '../../dev/postgres.ts'
import { startS3 } from '../../dev/s3/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Postgres with a migrated database `template`, to be copied by each worker. */
    postgresUrl: string
    s3Endpoint: string
  }
}

export const s3Keys = { accessKeyId: 'tests', secretAccessKey: 'tests-secret' }
export const bucket = 'tests'
export const secret = 'a secret that only tests know'

/** Starts one Postgres and one S3 for the run, and migrates a template database. */
export default async function services(project: TestProject) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-tests-'))
  const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'test' })
  const s3 = await startS3({ dir: path.join(dir, 's3'), ...s3Keys, buckets: [bucket] })
  const template = await createDatabase(postgres.url, 'template')
  execFileSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'src/server/migrate.ts'],
    {
      env: { ...process.env, DATABASE_URL: template, PAYLOAD_SECRET: secret },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  project.provide('postgresUrl', postgres.url)
  project.provide('s3Endpoint', s3.endpoint)
  return async () => {
    await Promise.all([postgres.stop(), s3.stop()])
    await rm(dir, { recursive: true, force: true })
  }
}

import { afterEach, beforeEach, expect, inject, vi } from 'vitest'
import { createDatabase, hasDatabase } from '../../dev/postgres/databases.ts'
import { bucket, s3Keys, secret } from './services.ts'

const name = `worker_${process.env['VITEST_POOL_ID'] ?? '1'}_${process.pid}`
const shared = new URL(inject('postgresUrl'))
if (!(await hasDatabase(shared.href, name)))
  await createDatabase(shared.href, name, { template: 'template' })
shared.pathname = `/${name}`

// Before any module of ours reads them.
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_URL: shared.href,
  PAYLOAD_SECRET: secret,
  PUBLIC_URL: 'http://localhost:3000',
  S3_ENDPOINT: inject('s3Endpoint'),
  S3_BUCKET: bucket,
  S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
  LOGIN_FAILURES_PER_ADDRESS: '20',
})

beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

import path from 'node:path'

import { startPostgres } from '../postgres.ts'
import { Problem } from '../problem.ts'
import { startS3 } from '../s3/server.ts'
import type { Environment } from './programs.ts'
import type { Scope } from './scope.ts'
import type { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import type { Steps } from './steps.ts'

interface Wanted {
  settings: Settings
  secrets: Secrets
  dataDir: string
  scope: Scope
  steps: Steps
}

/** Starts what is not set. Returns the settings that tell of it; `ended` fails with Postgres. */
export const startServices = async (wanted: Wanted) => {
  const { settings } = wanted
  const [database, files] = await Promise.all([
    settings.databaseUrl === undefined ? embeddedPostgres(wanted) : undefined,
    settings.s3 === undefined ? embeddedS3(wanted) : undefined,
  ])
  const environment: Environment = { ...database?.environment, ...files }
  return { environment, ended: database?.ended ?? forever }
}

const embeddedPostgres = async ({ dataDir, secrets, settings, scope, steps }: Wanted) => {
  const dir = path.join(dataDir, 'postgres')
  const { url, ended } = await steps.step('Postgres', () =>
    scope.own(() => startPostgres({ dataDir: dir })),
  )
  const failure = ended.then(failed)
  // It also ends when a run that fails elsewhere stops it, and then nobody listens.
  failure.catch(() => undefined)
  const PAYLOAD_SECRET = settings.secret ?? secrets.payloadSecret
  return { environment: { DATABASE_URL: url, PAYLOAD_SECRET }, ended: failure }
}

const failed = (reason: string): never => {
  throw new Problem(`Postgres ended: ${reason}`)
}

const forever = new Promise<never>(() => undefined)

const embeddedS3 = async ({ dataDir, secrets, scope, steps }: Wanted): Promise<Environment> => {
  const keys = { accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey }
  const place = { region: 'us-east-1', dir: path.join(dataDir, 's3'), buckets: [bucket] }
  const { endpoint } = await steps.step('File storage', () =>
    scope.own(() => startS3({ ...place, ...keys })),
  )
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: place.region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
  }
}

const bucket = 'marquee'

import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { getPayload } from 'payload'
import type { Env } from '#src/env.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { SanitizedConfig } from 'payload'

type Health = { config: Promise<SanitizedConfig> | SanitizedConfig; env: Pick<Env, 's3'> }

const patience = 3000

/** `GET /api/health`: 200 when Postgres and S3 answer within three seconds each, else 503 naming which does not. */
export const toHealth = ({ config, env }: Health) => {
  const s3 = env.s3 && toClient(env.s3)
  const checks = {
    postgres: async () => {
      const { db } = await getPayload({ config })
      await (db as unknown as PostgresAdapter).pool.query('select 1')
    },
    s3: async () => s3?.client.send(new HeadBucketCommand({ Bucket: s3.bucket })),
  }
  return async () => {
    const outcomes = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => ((await reached(check)) ? [] : [name])),
    )
    const missing = outcomes.flat()
    return missing.length === 0
      ? Response.json({ status: 'ok' })
      : Response.json(told(missing), { status: 503 })
  }
}

const told = (unreachable: string[]) => ({
  status: 'unavailable',
  message: `Cannot be reached: ${unreachable.join(', ')}.`,
  unreachable,
})

function toClient({
  endpoint,
  region,
  bucket,
  accessKeyId,
  secretAccessKey,
}: NonNullable<Env['s3']>) {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
    requestHandler: { connectionTimeout: patience, requestTimeout: patience },
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
  return { client, bucket }
}

/** Whether the check ended well in time; one that is late is left to end by itself. */
async function reached(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false)
    }, patience)
  })
  const settled = check().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}

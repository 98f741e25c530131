import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'

import type { S3Settings } from '#src/plugins/storage/bucket.ts'
import { Problem } from '../problem.ts'

/**
 * Makes the bucket of an outside S3 service where there is none, as a first run makes its tables. A service that cannot be
 * used is a Problem now, before anything is written.
 */
export const readyBucket = async (s3: S3Settings): Promise<void> => {
  const { bucket: Bucket, endpoint, region, ...credentials } = s3
  const place = endpoint === undefined ? {} : { endpoint, forcePathStyle: true }
  const client = new S3Client({ region, credentials, maxAttempts: 1, ...place })
  try {
    await client.send(new HeadBucketCommand({ Bucket })).catch(async (error: unknown) => {
      if (statusOf(error) !== 404) throw error
      await client.send(new CreateBucketCommand({ Bucket }))
    })
  } catch (cause) {
    throw new Problem(toMessage(s3, cause), { cause })
  } finally {
    client.destroy()
  }
}

const toMessage = ({ endpoint = 'AWS', bucket }: S3Settings, cause: unknown): string => {
  const status = statusOf(cause)
  if (status === undefined) return `Cannot reach S3 at ${endpoint} (S3_ENDPOINT): ${textOf(cause)}`
  if (status === 403)
    return `S3 at ${endpoint} refuses S3_BUCKET ${bucket} to S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.`
  return `Cannot use S3_BUCKET ${bucket} at ${endpoint}: ${textOf(cause)} (${status})`
}

const statusOf = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && '$metadata' in error
    ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode
    : undefined

const textOf = (error: unknown) =>
  error instanceof Error ? error.message || error.name : String(error)

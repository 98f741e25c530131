import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3ClientConfig } from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import { StoreUnreachable } from './StoreUnreachable.ts'

export type S3Settings = {
  endpoint: string | undefined
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

export type StoredObject = { key: string; lastModified: Date }

export type Bucket = ReturnType<typeof openBucket>

/** How Marquee talks to any S3 service: path-style where an endpoint is given, checksums only where S3 demands them. */
export const toClientConfig = (settings: S3Settings): S3ClientConfig => ({
  region: settings.region,
  credentials: {
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
  },
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: {
    connectionTimeout: 3_000,
    socketTimeout: 15_000,
    httpAgent: { keepAlive: true, maxSockets: 100 },
    httpsAgent: { keepAlive: true, maxSockets: 100 },
  },
  ...(settings.endpoint && { endpoint: settings.endpoint, forcePathStyle: true }),
})

/**
 * The bucket that keeps the files' bytes.
 * @throws StoreUnreachable (503) from every method when the service does not answer
 */
export const openBucket = (settings: S3Settings) => {
  const client = new S3Client(toClientConfig(settings))
  const Bucket = settings.bucket

  return {
    put: async ({ key, body, mimeType }: { key: string; body: Buffer; mimeType: string }) => {
      await reach(
        client.send(new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: mimeType })),
      )
    },

    /** The bytes of an object, or of a part of it; undefined when there is no such object. */
    get: async ({ key, range, signal }: { key: string; range?: string; signal?: AbortSignal }) => {
      const found = await orAbsent(
        client.send(
          new GetObjectCommand({ Bucket, Key: key, ...(range && { Range: range }) }),
          signal ? { abortSignal: signal } : {},
        ),
      )
      if (!(found?.Body instanceof Readable)) return undefined
      return { body: found.Body as Readable, size: found.ContentLength }
    },

    has: async (key: string) =>
      (await orAbsent(client.send(new HeadObjectCommand({ Bucket, Key: key })))) !== undefined,

    /** Removes objects; those that are not there are no error. */
    remove: async (keys: readonly string[]) => {
      const removals = keys.map((key) =>
        reach(client.send(new DeleteObjectCommand({ Bucket, Key: key }))),
      )
      for (const outcome of await Promise.allSettled(removals))
        if (outcome.status === 'rejected') throw outcome.reason
    },

    /** Every object below a prefix, in the order of its key's bytes. */
    async *list(prefix: string): AsyncGenerator<StoredObject> {
      let next: string | undefined
      do {
        const page = await reach(
          client.send(
            new ListObjectsV2Command({
              Bucket,
              Prefix: prefix,
              ...(next && { ContinuationToken: next }),
            }),
          ),
        )
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { key: Key, lastModified: LastModified }
        next = page.NextContinuationToken
      } while (next)
    },
  }
}

const orAbsent = async <Answer>(request: Promise<Answer>) =>
  reach(request).catch((error: unknown) => {
    if (statusOf(error) === 404) return undefined
    throw error
  })

async function reach<Answer>(request: Promise<Answer>) {
  try {
    return await request
  } catch (error) {
    const status = statusOf(error)
    const aborted = error instanceof Error && error.name === 'AbortError'
    if (!aborted && (status === undefined || status >= 500)) throw new StoreUnreachable(error)
    throw error
  }
}

/** The status that the service answered with; undefined when it did not answer. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  const metadata = error.$metadata as { httpStatusCode?: number }
  return metadata.httpStatusCode
}

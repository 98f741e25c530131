import { startHttp } from './http.ts'
import { S3Error } from './errors.ts'
import { openStore, type Store } from './store/store.ts'
import { checkBucketName } from './target.ts'

export interface S3Options {
  /** Where everything is kept; made if missing. One server at a time can have it. */
  readonly dir: string
  /** A free one where it is left out or 0. */
  readonly port?: number
  readonly host?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region?: string
  /** Buckets that are made if they are missing. */
  readonly buckets?: readonly string[]
}

export interface S3Server {
  /** To be used with path-style addresses. */
  readonly endpoint: string
  readonly port: number
  /** Lets open requests finish, for ten seconds at most, and gives up the folder. */
  readonly stop: () => Promise<void>
}

/**
 * Starts an S3 server for development, tests and the first run: one machine, one key pair, data in
 * one folder. Rejects if the port or the folder is taken, or the folder can't be written.
 */
export const startS3 = async ({
  dir,
  port = 0,
  host = '127.0.0.1',
  region = 'us-east-1',
  buckets = [],
  ...keys
}: S3Options): Promise<S3Server> => {
  checkKeys(keys)
  buckets.forEach(checkBucketName)
  const store = await openStore(dir)
  try {
    for (const bucket of buckets) await ensureBucket(store, bucket)
    const http = await startHttp({ store, credentials: { ...keys, region } }, { host, port })
    return {
      endpoint: `http://${host.includes(':') ? `[${host}]` : host}:${http.port}`,
      port: http.port,
      stop: () => http.stop().finally(store.close),
    }
  } catch (error) {
    store.close()
    throw error
  }
}

// An empty secret would let in whoever signs with an empty secret.
const checkKeys = (keys: Pick<S3Options, 'accessKeyId' | 'secretAccessKey'>): void => {
  if (keys.accessKeyId === '' || keys.secretAccessKey === '')
    throw new Error('The S3 server needs an access key id and a secret')
}

const ensureBucket = async (store: Store, bucket: string): Promise<void> => {
  try {
    await store.buckets.create(bucket)
  } catch (error) {
    if (!(error instanceof S3Error) || error.code !== 'BucketAlreadyOwnedByYou') throw error
  }
}

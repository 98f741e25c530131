import { createHash } from 'node:crypto'

import { type Algorithm, createChecksum } from './checksums.ts'

/** What was found by reading the data once. */
export interface Digests {
  readonly size: number
  /** In hex, which is S3's ETag of an object sent in one piece. */
  readonly md5: string
  /** In base64; undefined where no algorithm was asked for. */
  readonly checksum: string | undefined
}

/** Digests being computed while data passes. */
export interface RunningDigests {
  update(chunk: Buffer): void
  end(): Digests
}

export const createDigests = (algorithm: Algorithm | undefined): RunningDigests => {
  const md5 = createHash('md5')
  const checksum = algorithm && createChecksum(algorithm)
  let size = 0
  return {
    update: (chunk) => {
      size += chunk.length
      md5.update(chunk)
      checksum?.update(chunk)
    },
    end: () => ({ size, md5: md5.digest('hex'), checksum: checksum?.value() }),
  }
}

import { createHash } from 'node:crypto'

/** The checksum algorithms of S3 that this server verifies and keeps. */
export const algorithms = ['crc32', 'crc32c', 'sha1', 'sha256'] as const
export type Algorithm = (typeof algorithms)[number]

/** A checksum being computed; `value` ends it and gives base64, as S3 writes checksums. */
export interface Checksum {
  update(chunk: Buffer): void
  value(): string
}

export const isAlgorithm = (name: string): name is Algorithm =>
  algorithms.some((algorithm) => algorithm === name)

export const createChecksum = (algorithm: Algorithm): Checksum =>
  algorithm === 'sha1' || algorithm === 'sha256'
    ? hashOf(algorithm)
    : crcOf(algorithm === 'crc32' ? tables.crc32 : tables.crc32c)

/** How many bytes a checksum has before base64. */
export const checksumBytes = { crc32: 4, crc32c: 4, sha1: 20, sha256: 32 } as const

const hashOf = (name: string): Checksum => {
  const hash = createHash(name)
  return {
    update: (chunk) => void hash.update(chunk),
    value: () => hash.digest('base64'),
  }
}

// zlib.crc32 came with Node 20.15 and there is no crc32c; one table-driven loop serves both.
const crcTable = (polynomial: number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, index) => {
    let crc = index
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    return crc
  })

const tables = { crc32: crcTable(0xedb88320), crc32c: crcTable(0x82f63b78) }

const crcOf = (table: Int32Array): Checksum => {
  let crc = -1
  return {
    update: (chunk) => {
      // A counting loop: five times as fast as for-of on a Buffer (260 against 50 MB/s).
      for (let at = 0; at < chunk.length; at++)
        crc = (table[(crc ^ (chunk[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
    },
    value: () => {
      const bytes = Buffer.alloc(4)
      bytes.writeInt32BE(~crc)
      return bytes.toString('base64')
    },
  }
}

import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Algorithm } from '../checksums.ts'
import { createDigests, type Digests } from '../digests.ts'
import { encodeRecord, type ObjectRecord } from './record.ts'

/** Data to be stored, and what to store with it. */
export interface Content {
  readonly chunks: AsyncIterable<Buffer>
  /** The checksum to compute besides MD5. */
  readonly algorithm: Algorithm | undefined
  /** Judges the data that was read, by throwing, and says what to keep of it. */
  readonly describe: (digests: Digests) => Omit<ObjectRecord, 'key' | 'size' | 'modified'>
}

/** A whole file, on disk, in a place where nobody looks. */
export interface Draft {
  readonly path: string
  readonly record: ObjectRecord
}

interface Order {
  readonly folder: string
  readonly key: string
  readonly content: Content
}

/**
 * Writes data as it comes, memory bounded by one chunk, and lends the result to `use`; what has
 * not been moved away when that ends, or when the data turns out bad, is removed.
 */
export const withDraft = async <T>(
  { folder, key, content }: Order,
  use: (draft: Draft) => Promise<T>,
): Promise<T> => {
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    const digests = await copyInto(file, content)
    const described = content.describe(digests)
    const record = { key, size: digests.size, modified: wholeSecond(), ...described }
    await file.writeFile(encodeRecord(record))
    await file.sync()
    return await use({ path, record })
  } finally {
    await file.close()
    await rm(path, { force: true })
  }
}

const copyInto = async (file: FileHandle, { chunks, algorithm }: Content): Promise<Digests> => {
  const digests = createDigests(algorithm)
  for await (const chunk of chunks) {
    digests.update(chunk)
    await file.writeFile(chunk)
  }
  return digests.end()
}

const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000

import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

import { checkWrite, type Conditions } from '../conditions.ts'
import { failedWith, S3Error } from '../errors.ts'
import { asMissingBucket, type Buckets } from './buckets.ts'
import { type Content, withDraft } from './draft.ts'
import { moveInto, removeFile } from './files.ts'
import { createInTurn } from './inTurn.ts'
import { type ObjectRecord, readRecord } from './record.ts'

export interface Place {
  readonly bucket: string
  readonly key: string
}

interface Write extends Content {
  readonly conditions: Conditions
}

/** One whole version of an object, held open: later writes and deletions don't touch it. */
export interface OpenObject {
  readonly record: ObjectRecord
  /** The bytes from `start` to `end`, both included, in pieces of at most 256 KiB. */
  readonly read: (range: { start: number; end: number }) => AsyncGenerator<Buffer>
  /** To be called whatever happened; more than once is fine. */
  readonly close: () => Promise<void>
}

export interface Objects {
  /** Resolves when the new version is on disk and seen by every reader. */
  write(place: Place, write: Write): Promise<ObjectRecord>
  /** Throws NoSuchKey or NoSuchBucket. */
  open(place: Place): Promise<OpenObject>
  /** Removing what isn't there is no error. */
  remove(place: Place, conditions: Conditions): Promise<void>
}

export const createObjects = (buckets: Buckets, drafts: string): Objects => {
  const inTurn = createInTurn()
  const fileOf = ({ bucket, key }: Place): string => join(buckets.folder(bucket), fileName(key))

  const openPlace = async (place: Place): Promise<OpenObject> => {
    const file = await open(fileOf(place), 'r').catch(async (error: unknown) => {
      if (!failedWith(error, 'ENOENT')) throw error
      await buckets.require(place.bucket)
      throw new S3Error('NoSuchKey')
    })
    return openFile(file)
  }

  const check = async (place: Place, conditions: Conditions): Promise<void> => {
    if (conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined) return
    checkWrite(conditions, await currentOf(openPlace, place))
  }

  return {
    open: openPlace,
    write: async (place, content) => {
      await buckets.require(place.bucket)
      return withDraft({ folder: drafts, key: place.key, content }, ({ path, record }) =>
        inTurn(fileOf(place), async () => {
          await check(place, content.conditions)
          await moveInto(path, fileOf(place)).catch(asMissingBucket)
          buckets.knownKeys(place.bucket)?.set(record)
          return record
        }),
      )
    },
    remove: async (place, conditions) => {
      await buckets.require(place.bucket)
      await inTurn(fileOf(place), async () => {
        await check(place, conditions)
        await removeFile(fileOf(place))
        buckets.knownKeys(place.bucket)?.delete(place.key)
      })
    },
  }
}

/** Takes over an open file. Throws, and closes it, where its record can't be read. */
export const openFile = async (file: FileHandle): Promise<OpenObject> => {
  try {
    const record = await readRecord(file)
    return { record, read: (range) => readPieces(file, range), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

const pieceSize = 256 * 1024

async function* readPieces(
  file: FileHandle,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  for (let at = start; at <= end;) {
    const length = Math.min(pieceSize, end - at + 1)
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at)
    if (bytesRead === 0) throw new Error('The file of an object is cut short')
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}

const currentOf = async (
  openPlace: Objects['open'],
  place: Place,
): Promise<ObjectRecord | undefined> => {
  try {
    const { record, close } = await openPlace(place)
    await close()
    return record
  } catch (error) {
    if (error instanceof S3Error && error.code === 'NoSuchKey') return undefined
    throw error
  }
}

// No character of a key reaches the file system, so no key can name another file.
const fileName = (key: string): string => createHash('sha256').update(key).digest('hex')

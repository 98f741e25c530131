import type { FileHandle } from 'node:fs/promises'

import type { Algorithm } from '../checksums.ts'

/** What is known about an object, or about a part of an unfinished one. */
export interface ObjectRecord {
  readonly key: string
  readonly size: number
  /** Without the quotes. */
  readonly etag: string
  /** Milliseconds since 1970, of a whole second as in HTTP's dates. */
  readonly modified: number
  /** The headers that come back with the object, user metadata included; bytes, as received. */
  readonly headers: Readonly<Record<string, string>>
  readonly checksum: StoredChecksum | null
}

export interface StoredChecksum {
  readonly algorithm: Algorithm
  /** Base64; of a composite checksum with `-` and the number of parts. */
  readonly value: string
  readonly type: 'FULL_OBJECT' | 'COMPOSITE'
}

const mark = Buffer.from('S3v1')
const footBytes = mark.length + 4

/**
 * An object is one file: its bytes, its record as JSON, the length of that, a mark. So bytes and
 * record change together with one rename, and who has the file open has one whole version.
 */
export const encodeRecord = (record: ObjectRecord): Buffer => {
  const json = Buffer.from(JSON.stringify(record))
  const foot = Buffer.alloc(4)
  foot.writeUInt32BE(json.length)
  return Buffer.concat([json, foot, mark])
}

// Most records fit, so that one read is enough.
const firstRead = 2048

export const readRecord = async (file: FileHandle): Promise<ObjectRecord> => {
  const { size } = await file.stat()
  const readLast = async (length: number): Promise<Buffer> => {
    const wanted = Math.min(length, size)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, size - wanted)
    return buffer.subarray(0, bytesRead)
  }
  const tail = await readLast(firstRead)
  const length = recordLength(tail)
  return parseRecord(length <= tail.length ? tail : await readLast(length), size)
}

/** How many bytes at the end of a file are not the object's own. */
export const recordLength = (tail: Buffer): number => {
  if (tail.length < footBytes || !tail.subarray(-mark.length).equals(mark)) throw damaged()
  return tail.readUInt32BE(tail.length - footBytes) + footBytes
}

export const parseRecord = (tail: Buffer, fileSize: number): ObjectRecord => {
  const length = recordLength(tail)
  if (length > tail.length) throw damaged()
  const json = tail.toString('utf8', tail.length - length, tail.length - footBytes)
  const record = JSON.parse(json) as ObjectRecord
  if (record.size !== fileSize - length) throw damaged()
  return record
}

// No refusal of S3's: it is logged, with the request that met it.
const damaged = (): Error => new Error('The file of an object is damaged')

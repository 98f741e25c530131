import { createHash } from 'node:crypto'

import { createChecksum } from '../checksums.ts'
import type { Conditions } from '../conditions.ts'
import type { Digests } from '../digests.ts'
import { S3Error } from '../errors.ts'
import type { Objects } from './objects.ts'
import type { ObjectRecord, StoredChecksum } from './record.ts'
import type { Upload } from './upload.ts'
import type { Uploads } from './uploads.ts'

/** A part as the client lists it when it asks for the whole. */
export interface ChosenPart {
  readonly number: number
  readonly etag: string
  readonly checksum: string | undefined
}

interface Completion {
  readonly upload: Upload
  readonly parts: readonly ChosenPart[]
  readonly conditions: Conditions
  /** Judges what was put together, by throwing. */
  readonly check: (whole: { size: number; checksum: StoredChecksum | null }) => void
}

/** Joins parts to an object, in bounded memory, and ends the upload. */
export const createComplete =
  (objects: Objects, uploads: Uploads) =>
  ({ upload, parts, conditions, check }: Completion): Promise<ObjectRecord> =>
    uploads.inTurn(upload.id, async () => {
      const records = await checkParts({ uploads, upload, parts })
      const whole = await objects.write(upload, {
        chunks: join(uploads, upload, parts),
        algorithm:
          upload.checksumType === 'FULL_OBJECT' ? (upload.algorithm ?? undefined) : undefined,
        conditions,
        describe: (digests) => {
          const checksum = checksumOf({ upload, records, digests })
          check({ size: digests.size, checksum })
          return { etag: etagOf(records), headers: upload.headers, checksum }
        },
      })
      await uploads.remove(upload)
      return whole
    })

const minPart = 5 * 1024 * 1024

const checkParts = async ({
  uploads,
  upload,
  parts,
}: Pick<Completion, 'upload' | 'parts'> & { uploads: Uploads }): Promise<ObjectRecord[]> => {
  if (parts.some(({ number }, index) => number <= (parts[index - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder')
  const records: ObjectRecord[] = []
  for (const part of parts) {
    const { record, close } = await uploads.openPart(upload, part.number)
    await close()
    const sameSum = part.checksum === undefined || part.checksum === record.checksum?.value
    if (part.etag !== record.etag || !sameSum) throw new S3Error('InvalidPart')
    records.push(record)
  }
  if (records.slice(0, -1).some(({ size }) => size < minPart)) throw new S3Error('EntityTooSmall')
  return records
}

async function* join(
  uploads: Uploads,
  upload: Upload,
  parts: readonly ChosenPart[],
): AsyncGenerator<Buffer> {
  for (const { number } of parts) {
    const { record, read, close } = await uploads.openPart(upload, number)
    try {
      yield* read({ start: 0, end: record.size - 1 })
    } finally {
      await close()
    }
  }
}

/** S3's ETag of an object in parts: the MD5 of the parts' MD5s, and how many there are. */
const etagOf = (records: readonly ObjectRecord[]): string => {
  const hash = createHash('md5')
  for (const { etag } of records) hash.update(etag, 'hex')
  return `${hash.digest('hex')}-${records.length}`
}

interface Whole {
  readonly upload: Upload
  readonly records: readonly ObjectRecord[]
  readonly digests: Digests
}

const checksumOf = ({ upload, records, digests }: Whole): StoredChecksum | null => {
  const { algorithm, checksumType: type } = upload
  if (!algorithm) return null
  if (digests.checksum !== undefined) return { algorithm, type, value: digests.checksum }
  const sums = createChecksum(algorithm)
  for (const { checksum } of records) sums.update(Buffer.from(checksum?.value ?? '', 'base64'))
  return { algorithm, type, value: `${sums.value()}-${records.length}` }
}

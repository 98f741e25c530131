import { toText } from '../bytes.ts'
import { S3Error } from '../errors.ts'
import type { ObjectRecord } from '../store/record.ts'
import type { Upload } from '../store/upload.ts'
import { group, tag } from '../xml.ts'
import { owner } from './buckets.ts'
import { copyOf, copyReply, readSource, withSource } from './copyObject.ts'
import { findUpload } from './multipart.ts'
import { type Call, type Operation, readNumber } from './operation.ts'
import { receive, storedReply } from './putObject.ts'
import { parseRange, type Range } from './range.ts'
import { checksumElements, quoted, xmlReply } from './reply.ts'

export const uploadPart: Operation = async (call) => {
  const number = readPartNumber(call)
  const upload = await findUpload(call)
  const content = receive(call, { headers: {}, algorithm: algorithmOf(upload) })
  if (upload.algorithm && content.algorithm !== upload.algorithm)
    throw new S3Error('InvalidRequest', {
      message: `The upload's checksums are ${upload.algorithm}.`,
    })
  return storedReply(await call.store.uploads.writePart({ upload, number }, content))
}

export const uploadPartCopy: Operation = async (call) => {
  const number = readPartNumber(call)
  const upload = await findUpload(call)
  const record = await withSource(call, readSource(call), (object) => {
    const range = readSourceRange(call, object.record)
    const content = copyOf(object, { range, algorithm: algorithmOf(upload), headers: {} })
    return call.store.uploads.writePart({ upload, number }, content)
  })
  return copyReply('CopyPartResult', record)
}

const pageSize = 1000

export const listParts: Operation = async (call) => {
  const upload = await findUpload(call)
  const marker = readNumber(call.query, { name: 'part-number-marker', least: 0, otherwise: 0 })
  const asked = readNumber(call.query, { name: 'max-parts', least: 0, otherwise: pageSize })
  const limit = Math.min(asked, pageSize)
  const numbers = await call.store.uploads.partNumbers(upload)
  const left = numbers.filter((number) => number > marker)
  const shown = left.slice(0, limit)
  return xmlReply('ListPartsResult', [
    tag('Bucket', call.bucket),
    tag('Key', call.key),
    tag('UploadId', upload.id),
    owner,
    tag('StorageClass', 'STANDARD'),
    tag('PartNumberMarker', marker),
    tag('NextPartNumberMarker', shown.at(-1) ?? marker),
    tag('MaxParts', limit),
    tag('IsTruncated', String(limit > 0 && left.length > limit)),
    ...(await Promise.all(shown.map((number) => partElement(call, { upload, number })))),
  ])
}

const maxUploads = 1000

/** ListMultipartUploads, of which there is one page: the first 1000 in the order of their keys. */
export const listMultipartUploads: Operation = async ({ store, bucket, query }) => {
  await store.buckets.require(bucket)
  const prefix = toText(query.get('prefix') ?? '')
  const uploads = (await store.uploads.list(bucket))
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
  return xmlReply('ListMultipartUploadsResult', [
    tag('Bucket', bucket),
    tag('Prefix', prefix),
    tag('MaxUploads', maxUploads),
    tag('IsTruncated', 'false'),
    ...uploads.slice(0, maxUploads).map(uploadElement),
  ])
}

const uploadElement = ({ key, id, initiated }: Upload): string =>
  group('Upload', [
    tag('Key', key),
    tag('UploadId', id),
    owner,
    tag('StorageClass', 'STANDARD'),
    tag('Initiated', new Date(initiated).toISOString()),
  ])

const partElement = async (
  { store }: Call,
  { upload, number }: { upload: Upload; number: number },
): Promise<string> => {
  const { record, close } = await store.uploads.openPart(upload, number)
  await close()
  return group('Part', [
    tag('PartNumber', number),
    tag('LastModified', new Date(record.modified).toISOString()),
    tag('ETag', quoted(record.etag)),
    tag('Size', record.size),
    ...checksumElements(record.checksum),
  ])
}

const algorithmOf = ({ algorithm }: Upload) => algorithm ?? undefined

const maxPart = 10_000

const readPartNumber = ({ query }: Call): number => {
  const number = readNumber(query, { name: 'partNumber', least: 1, otherwise: 0 })
  if (number < 1 || number > maxPart)
    throw new S3Error('InvalidArgument', { message: 'partNumber must be from 1 to 10000.' })
  return number
}

const readSourceRange = ({ headers }: Call, { size }: ObjectRecord): Range => {
  const header = headers.get('x-amz-copy-source-range')
  if (header === undefined) return { start: 0, end: size - 1 }
  const range = /^bytes=\d+-\d+$/.test(header) ? parseRange(header, size) : undefined
  if (!range) throw new S3Error('InvalidArgument', { message: 'The source range is malformed.' })
  if (range === 'outside' || !header.endsWith(`-${range.end}`)) throw new S3Error('InvalidRange')
  return range
}

import { readAll } from '../body.ts'
import { readConditions } from '../conditions.ts'
import { namedAlgorithm } from '../declared.ts'
import { S3Error } from '../errors.ts'
import type { ChosenPart } from '../store/complete.ts'
import type { StoredChecksum } from '../store/record.ts'
import type { Upload } from '../store/upload.ts'
import { tag } from '../xml.ts'
import { childrenOf, type Element, parseXml, textOf } from '../parseXml.ts'
import type { Call, Operation } from './operation.ts'
import { checksumElements, emptyReply, quoted, xmlReply } from './reply.ts'
import { readStoredHeaders } from './storedHeaders.ts'

export const createMultipartUpload: Operation = async ({ store, bucket, key, headers }) => {
  await store.buckets.require(bucket)
  const algorithm = namedAlgorithm(headers) ?? null
  const upload = await store.uploads.create({
    bucket,
    key,
    headers: readStoredHeaders(headers),
    algorithm,
    checksumType: readChecksumType(headers.get('x-amz-checksum-type'), algorithm),
  })
  const elements = [tag('Bucket', bucket), tag('Key', key), tag('UploadId', upload.id)]
  return xmlReply('InitiateMultipartUploadResult', elements)
}

export const completeMultipartUpload: Operation = async (call) => {
  const upload = await findUpload(call)
  const parts = readParts((await readAll(call.body, maxDocument)).toString())
  const { etag, checksum } = await call.store.complete({
    upload,
    parts,
    conditions: readConditions(call.headers),
    check: (whole) => {
      checkWhole(call, whole)
    },
  })
  return xmlReply('CompleteMultipartUploadResult', [
    tag('Location', `/${call.bucket}/${call.key}`),
    tag('Bucket', call.bucket),
    tag('Key', call.key),
    tag('ETag', quoted(etag)),
    ...checksumElements(checksum),
  ])
}

export const abortMultipartUpload: Operation = async (call) => {
  const upload = await findUpload(call)
  await call.store.uploads.inTurn(upload.id, () => call.store.uploads.remove(upload))
  return emptyReply(204)
}

export const findUpload = ({ store, bucket, key, query }: Call): Promise<Upload> =>
  store.uploads.find(query.get('uploadId') ?? '', { bucket, key })

const maxDocument = 4 * 1024 * 1024

const readParts = (source: string): ChosenPart[] => {
  const document = parseXml(source)
  const parts = childrenOf(document, 'Part')
  if (document.name !== 'CompleteMultipartUpload' || parts.length === 0)
    throw new S3Error('MalformedXML')
  return parts.map(readPart)
}

const readPart = (part: Element): ChosenPart => {
  const number = textOf(part, 'PartNumber')?.trim() ?? ''
  const etag = textOf(part, 'ETag')?.trim()
  if (!/^\d{1,5}$/.test(number) || !etag) throw new S3Error('MalformedXML')
  return {
    number: Number(number),
    etag: etag.replace(/^"(.*)"$/, '$1'),
    checksum: part.children.find(({ name }) => name.startsWith('Checksum'))?.text,
  }
}

const checkWhole = (
  { headers }: Call,
  { size, checksum }: { size: number; checksum: StoredChecksum | null },
): void => {
  const sum = checksum ? headers.get(`x-amz-checksum-${checksum.algorithm}`) : undefined
  if (sum !== undefined && sum !== checksum?.value) throw new S3Error('BadDigest')
  const expected = headers.get('x-amz-mp-object-size')
  if (expected !== undefined && expected !== String(size))
    throw new S3Error('InvalidRequest', { message: 'x-amz-mp-object-size is not the size.' })
}

const readChecksumType = (
  type: string | undefined,
  algorithm: Upload['algorithm'],
): StoredChecksum['type'] => {
  if (type === undefined || type === 'COMPOSITE') return 'COMPOSITE'
  if (type === 'FULL_OBJECT' && algorithm?.startsWith('crc32')) return type
  throw new S3Error('InvalidRequest', { message: 'The checksum type does not fit the algorithm.' })
}

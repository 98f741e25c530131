import { type Bytes, percentEncodePath, toText } from '../bytes.ts'
import { S3Error } from '../errors.ts'
import { type Listing, listKeys } from '../store/listing.ts'
import type { ObjectRecord } from '../store/record.ts'
import { group, tag } from '../xml.ts'
import { owner } from './buckets.ts'
import { type Call, type Operation, readNumber } from './operation.ts'
import { quoted, xmlReply } from './reply.ts'

const maxKeys = 1000

/** ListObjectsV2. */
export const listObjectsV2: Operation = async (call) => {
  const { query } = call
  const token = query.get('continuation-token')
  const startAfter = query.get('start-after') ?? ''
  const page = await listPage(call, token === undefined ? startAfter : fromToken(token))
  return xmlReply('ListBucketResult', [
    ...page.elements,
    tag('KeyCount', page.listing.objects.length + page.listing.prefixes.length),
    ...(token === undefined ? [] : [tag('ContinuationToken', token)]),
    ...(page.listing.next === undefined
      ? []
      : [tag('NextContinuationToken', toToken(page.listing.next))]),
    ...(startAfter === '' ? [] : [tag('StartAfter', page.encode(startAfter))]),
  ])
}

/** ListObjects, the first version. */
export const listObjects: Operation = async (call) => {
  const marker = call.query.get('marker') ?? ''
  const { listing, encode, elements } = await listPage(call, marker)
  return xmlReply('ListBucketResult', [
    ...elements,
    tag('Marker', encode(marker)),
    ...(listing.next === undefined ? [] : [tag('NextMarker', encode(listing.next))]),
  ])
}

interface Page {
  readonly listing: Listing
  /** As the client wants names: plain or percent-encoded. */
  readonly encode: (name: Bytes) => string
  /** What both versions of the answer have. */
  readonly elements: readonly string[]
}

const listPage = async ({ store, bucket, query }: Call, after: Bytes): Promise<Page> => {
  await store.buckets.require(bucket)
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const asked = readNumber(query, { name: 'max-keys', least: 0, otherwise: maxKeys })
  const limit = Math.min(asked, maxKeys)
  const listing = listKeys(store.buckets.keys(bucket), { prefix, delimiter, after, limit })
  const encode = readEncoding(query)
  const elements = [
    tag('Name', bucket),
    tag('Prefix', encode(prefix)),
    ...(delimiter === '' ? [] : [tag('Delimiter', encode(delimiter))]),
    tag('MaxKeys', limit),
    ...(query.has('encoding-type') ? [tag('EncodingType', 'url')] : []),
    tag('IsTruncated', String(listing.next !== undefined)),
    ...listing.objects.map(({ bytes, record }) => contents(encode(bytes), { record, query })),
    ...listing.prefixes.map((folded) => group('CommonPrefixes', [tag('Prefix', encode(folded))])),
  ]
  return { listing, encode, elements }
}

const contents = (
  key: string,
  { record, query }: { record: ObjectRecord; query: Call['query'] },
): string =>
  group('Contents', [
    tag('Key', key),
    tag('LastModified', new Date(record.modified).toISOString()),
    tag('ETag', quoted(record.etag)),
    tag('Size', record.size),
    tag('StorageClass', 'STANDARD'),
    ...(record.checksum
      ? [
          tag('ChecksumAlgorithm', record.checksum.algorithm.toUpperCase()),
          tag('ChecksumType', record.checksum.type),
        ]
      : []),
    ...(query.get('list-type') !== '2' || query.get('fetch-owner') === 'true' ? [owner] : []),
  ])

const readEncoding = (query: Call['query']): Page['encode'] => {
  const encoding = query.get('encoding-type')
  if (encoding === undefined) return toText
  if (encoding === 'url') return percentEncodePath
  throw new S3Error('InvalidArgument', { message: 'The encoding-type can only be url.' })
}

const toToken = (place: Bytes): string => Buffer.from(place, 'latin1').toString('base64url')

const fromToken = (token: string): Bytes => {
  const place = Buffer.from(token, 'base64url').toString('latin1')
  if (place === '' || toToken(place) !== token)
    throw new S3Error('InvalidArgument', { message: 'The continuation token is not ours.' })
  return place
}

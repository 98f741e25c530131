import { type Bytes } from '../bytes.ts'
import type { Headers } from '../claim.ts'
import { S3Error } from '../errors.ts'
import type { ObjectRecord } from '../store/record.ts'

const kept = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
]
const metaPrefix = 'x-amz-meta-'
const maxMetadata = 2 * 1024

/** The headers of an upload that come back with the object. Throws MetadataTooLarge. */
export const readStoredHeaders = (headers: Headers): ObjectRecord['headers'] => {
  refuseUnserved(headers)
  const meta = [...headers].filter(([name]) => name.startsWith(metaPrefix))
  const size = meta.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (size - meta.length * metaPrefix.length > maxMetadata) throw new S3Error('MetadataTooLarge')
  const plain = [...headers].filter(([name]) => kept.includes(name))
  return Object.fromEntries(
    [...plain, ...meta]
      .map(
        ([name, value]) => [name, name === 'content-encoding' ? unchunked(value) : value] as const,
      )
      .filter(([, value]) => value !== ''),
  )
}

/** What would be lost in silence is refused instead. */
const refuseUnserved = (headers: Headers): void => {
  for (const [name, value] of headers) {
    const fine = harmless[name]
    const concerns = name in harmless || unserved.some((prefix) => name.startsWith(prefix))
    if (!concerns || fine?.includes(value)) continue
    if (name === 'x-amz-acl') throw new S3Error('AccessControlListNotSupported')
    throw new S3Error('NotImplemented', { message: `This server does not implement ${name}.` })
  }
}

/** Headers of features that are not here, with the values that ask for nothing. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-storage-class': ['STANDARD'],
  'x-amz-object-lock-legal-hold': ['OFF'],
}

const unserved = [
  'x-amz-server-side-encryption',
  'x-amz-object-lock-',
  'x-amz-tagging',
  'x-amz-grant-',
  'x-amz-website-redirect-location',
  'x-amz-write-offset-bytes',
  'x-amz-expected-bucket-owner',
]

/** `aws-chunked` is how a body travels, not what it is. */
const unchunked = (encoding: Bytes): Bytes =>
  encoding
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '' && item !== 'aws-chunked')
    .join(',')

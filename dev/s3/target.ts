import { type Bytes, percentDecode, toText } from './bytes.ts'
import { S3Error } from './errors.ts'

/** What a request's address names. Only path-style addresses exist here: `/bucket/key`. */
export interface Target {
  /** Empty for the service itself. */
  readonly bucket: string
  /** Empty for the bucket itself. Any other text is a key: nothing in it has a meaning here. */
  readonly key: string
  /** The decoded path, as the signature covers it. */
  readonly path: Bytes
  readonly query: readonly (readonly [name: Bytes, value: Bytes])[]
}

const bucketName = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])$/

/** Reads the request line. Throws InvalidURI, InvalidBucketName or KeyTooLongError. */
export const readTarget = (url: string): Target => {
  if (!url.startsWith('/')) throw new S3Error('InvalidURI')
  const mark = url.indexOf('?')
  const path = percentDecode(mark < 0 ? url : url.slice(0, mark))
  const slash = path.indexOf('/', 1)
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash)
  const key = slash < 0 ? '' : path.slice(slash + 1)
  if (bucket !== '' || key !== '') checkBucketName(bucket)
  checkKey(key)
  return { bucket, key: toText(key), path, query: readQuery(mark < 0 ? '' : url.slice(mark + 1)) }
}

/** Throws InvalidBucketName. What passes is a safe name for a folder. */
export const checkBucketName = (name: string): void => {
  const fits = name.length >= 3 && name.length <= 63 && bucketName.test(name)
  if (!fits || name.includes('..')) throw new S3Error('InvalidBucketName')
}

const maxKeyBytes = 1024

export const checkKey = (key: Bytes): void => {
  if (key.length > maxKeyBytes) throw new S3Error('KeyTooLongError')
}

const readQuery = (text: string): [Bytes, Bytes][] =>
  text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? [decodeQuery(pair), '']
        : [decodeQuery(pair.slice(0, equals)), decodeQuery(pair.slice(equals + 1))]
    })

const decodeQuery = (text: string): Bytes => percentDecode(text.replaceAll('+', ' '))

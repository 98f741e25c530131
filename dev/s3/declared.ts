import { type Algorithm, algorithms, checksumBytes, isAlgorithm } from './checksums.ts'
import type { Headers } from './claim.ts'
import type { Digests } from './digests.ts'
import { S3Error } from './errors.ts'

/** What a client says about the data that it sends. */
export interface Declared {
  /** Content-MD5, in hex. */
  readonly md5: string | undefined
  /** The checksum to compute and keep. */
  readonly algorithm: Algorithm | undefined
  /** What it must be, in base64, if that was said before the data. */
  readonly value: string | undefined
  /** The name of the trailer that says it after the data. */
  readonly trailer: string | undefined
}

/** Throws InvalidDigest for what can't be a digest, NotImplemented for an unknown algorithm. */
export const readDeclared = (headers: Headers): Declared => {
  const header = checksumHeader(headers)
  const trailer = headers.get('x-amz-trailer')?.trim().toLowerCase()
  const algorithm = algorithmOf(header?.name) ?? algorithmOf(trailer) ?? namedAlgorithm(headers)
  return {
    md5: readMd5(headers.get('content-md5')),
    algorithm,
    value: header && checkValue(header.value, algorithm),
    trailer,
  }
}

/** The algorithm that a header names in any case, as in `x-amz-checksum-algorithm: CRC32C`. */
export const namedAlgorithm = (headers: Headers): Algorithm | undefined => {
  const name =
    headers.get('x-amz-checksum-algorithm') ?? headers.get('x-amz-sdk-checksum-algorithm')
  return name === undefined ? undefined : toAlgorithm(name)
}

interface Received {
  readonly digests: Digests
  readonly trailers: ReadonlyMap<string, string>
}

/** Throws BadDigest unless the data is what was declared; MalformedTrailerError if none came. */
export const checkDeclared = (declared: Declared, { digests, trailers }: Received): void => {
  const { md5, algorithm, value } = declared
  const checksum = value ?? trailingValue(declared, trailers)
  if (md5 !== undefined && md5 !== digests.md5) throw new S3Error('BadDigest')
  if (algorithm && checksum !== undefined && checksum !== digests.checksum)
    throw new S3Error('BadDigest')
}

const trailingValue = (
  { trailer, algorithm }: Declared,
  trailers: Received['trailers'],
): string | undefined => {
  if (trailer === undefined) return undefined
  const value = trailers.get(trailer)
  if (value === undefined) throw new S3Error('MalformedTrailerError')
  return checkValue(value, algorithm)
}

const prefix = 'x-amz-checksum-'
const notChecksums = [`${prefix}mode`, `${prefix}type`, `${prefix}algorithm`]

const checksumHeader = (headers: Headers): { name: string; value: string } | undefined => {
  const given = [...headers]
    .filter(([name]) => name.startsWith(prefix) && !notChecksums.includes(name))
    .map(([name, value]) => ({ name, value }))
  if (given.length > 1)
    throw new S3Error('InvalidRequest', { message: 'Expecting a single x-amz-checksum header.' })
  return given[0]
}

const algorithmOf = (name: string | undefined): Algorithm | undefined =>
  name?.startsWith(prefix) ? toAlgorithm(name.slice(prefix.length)) : undefined

const toAlgorithm = (name: string): Algorithm => {
  const algorithm = name.toLowerCase()
  if (isAlgorithm(algorithm)) return algorithm
  throw new S3Error('NotImplemented', {
    message: `Of checksums this server knows ${algorithms.join(', ')}.`,
  })
}

const readMd5 = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined
  const bytes = Buffer.from(header, 'base64')
  if (bytes.length !== 16) throw new S3Error('InvalidDigest')
  return bytes.toString('hex')
}

const checkValue = (value: string, algorithm: Algorithm | undefined): string => {
  if (algorithm && Buffer.from(value, 'base64').length !== checksumBytes[algorithm])
    throw new S3Error('InvalidRequest', { message: `${value} is no ${algorithm} checksum.` })
  return value
}

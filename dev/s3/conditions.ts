import type { Headers } from './claim.ts'
import { S3Error } from './errors.ts'

/** The conditions of RFC 9110, as headers state them; dates in milliseconds. */
export interface Conditions {
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
  readonly ifModifiedSince: number | undefined
  readonly ifUnmodifiedSince: number | undefined
}

/** What conditions are about: an object's version. */
export interface Version {
  readonly etag: string
  readonly modified: number
}

/** Reads the conditions; `prefix` is for those that a copy puts on its source. */
export const readConditions = (headers: Headers, prefix = ''): Conditions => ({
  ifMatch: headers.get(`${prefix}if-match`),
  ifNoneMatch: headers.get(`${prefix}if-none-match`),
  ifModifiedSince: readDate(headers.get(`${prefix}if-modified-since`)),
  ifUnmodifiedSince: readDate(headers.get(`${prefix}if-unmodified-since`)),
})

/** What a read is to answer: all is well, nothing new, or a condition failed. */
export const judgeRead = (
  conditions: Conditions,
  version: Version,
): 'fresh' | 'not modified' | 'failed' => {
  if (!mayGoOn(conditions, version)) return 'failed'
  return isStale(conditions, version) ? 'not modified' : 'fresh'
}

/** Throws PreconditionFailed, or NoSuchKey where If-Match meets nothing. */
export const checkWrite = (conditions: Conditions, current: Version | undefined): void => {
  const { ifMatch, ifNoneMatch } = conditions
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*')
    throw new S3Error('NotImplemented', { message: 'If-None-Match on a write must be *.' })
  if (ifNoneMatch !== undefined && current) throw new S3Error('PreconditionFailed')
  if (ifMatch === undefined) return
  if (!current) throw new S3Error('NoSuchKey')
  if (!matches(ifMatch, current)) throw new S3Error('PreconditionFailed')
}

const mayGoOn = ({ ifMatch, ifUnmodifiedSince }: Conditions, version: Version): boolean => {
  if (ifMatch !== undefined) return matches(ifMatch, version)
  return ifUnmodifiedSince === undefined || version.modified <= ifUnmodifiedSince
}

const isStale = ({ ifNoneMatch, ifModifiedSince }: Conditions, version: Version): boolean => {
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, version)
  return ifModifiedSince !== undefined && version.modified <= ifModifiedSince
}

const matches = (list: string, { etag }: Version): boolean =>
  list
    .split(',')
    .map((item) => item.trim())
    .some((item) => item === '*' || item.replace(/^W\//, '').replace(/^"(.*)"$/, '$1') === etag)

const readDate = (header: string | undefined): number | undefined => {
  const time = Date.parse(header ?? '')
  return Number.isNaN(time) ? undefined : time
}

import type { Bytes } from './bytes.ts'
import { S3Error } from './errors.ts'
import type { Target } from './target.ts'

/** Header names in lower case; repeated headers joined by commas. Values are bytes, as received. */
export type Headers = ReadonlyMap<string, Bytes>

/** What a request says about its own signature, before anything of it is believed. */
export interface Claim {
  readonly accessKeyId: string
  readonly day: string
  readonly region: string
  readonly service: string
  /** When it was signed, as `20130524T000000Z`. */
  readonly time: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** What stands for the body in the signature: a hash or a word of S3's. */
  readonly payload: string
  /** The part of the query that is signed. */
  readonly query: Target['query']
  /** Seconds for which a presigned address holds; absent for signed headers. */
  readonly expires?: number
}

const algorithm = 'AWS4-HMAC-SHA256'

/** Reads the signature from the Authorization header or the query. AccessDenied if there is none. */
export const readClaim = (headers: Headers, { query }: Target): Claim => {
  const authorization = headers.get('authorization')
  const presigned = query.some(([name]) => name === 'X-Amz-Algorithm' || name === 'X-Amz-Signature')
  if (presigned && authorization !== undefined)
    throw new S3Error('InvalidArgument', { message: 'Only one way of signing is allowed.' })
  if (presigned) return fromQuery(headers, query)
  if (authorization === undefined) throw new S3Error('AccessDenied')
  return { ...fromHeader(headers, authorization), query }
}

const authorizationForm =
  /^AWS4-HMAC-SHA256 +Credential=([^, ]+) *, *SignedHeaders=([^, ]+) *, *Signature=([0-9a-f]{64})$/

const fromHeader = (headers: Headers, authorization: string): Omit<Claim, 'query'> => {
  const [, credential, signedHeaders, signature] = authorizationForm.exec(authorization) ?? []
  if (!credential || !signedHeaders || !signature) throw new S3Error('AuthorizationHeaderMalformed')
  const payload = headers.get('x-amz-content-sha256')
  if (payload === undefined)
    throw new S3Error('InvalidRequest', { message: 'The header x-amz-content-sha256 is missing.' })
  return {
    ...readCredential(credential, 'AuthorizationHeaderMalformed'),
    time: headers.get('x-amz-date') ?? fromHttpDate(headers.get('date')),
    signedHeaders: signedHeaders.split(';'),
    signature,
    payload,
  }
}

const fromQuery = (headers: Headers, query: Target['query']): Claim => {
  const given = new Map(query)
  const need = (name: string): string => {
    const value = given.get(name)
    if (value === undefined) throw new S3Error('AuthorizationQueryParametersError')
    return value
  }
  if (need('X-Amz-Algorithm') !== algorithm) throw new S3Error('AuthorizationQueryParametersError')
  return {
    ...readCredential(need('X-Amz-Credential'), 'AuthorizationQueryParametersError'),
    time: need('X-Amz-Date'),
    signedHeaders: need('X-Amz-SignedHeaders').split(';'),
    signature: need('X-Amz-Signature'),
    payload:
      given.get('X-Amz-Content-Sha256') ??
      headers.get('x-amz-content-sha256') ??
      'UNSIGNED-PAYLOAD',
    query: query.filter(([name]) => name !== 'X-Amz-Signature'),
    expires: readExpires(need('X-Amz-Expires')),
  }
}

const maxExpires = 7 * 24 * 60 * 60

const readExpires = (text: string): number => {
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (seconds < 1 || seconds > maxExpires)
    throw new S3Error('AuthorizationQueryParametersError', {
      message: 'X-Amz-Expires must be between 1 and 604800 seconds.',
    })
  return seconds
}

type Malformed = 'AuthorizationHeaderMalformed' | 'AuthorizationQueryParametersError'

const readCredential = (
  credential: string,
  malformed: Malformed,
): Pick<Claim, 'accessKeyId' | 'day' | 'region' | 'service'> => {
  // The key id may hold slashes, so the scope is taken from the end.
  const [, accessKeyId, day, region, service] =
    /^(.+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential) ?? []
  if (!accessKeyId || !day || !region || !service) throw new S3Error(malformed)
  return { accessKeyId, day, region, service }
}

const fromHttpDate = (date: string | undefined): string => {
  const time = Date.parse(date ?? '')
  if (Number.isNaN(time))
    throw new S3Error('AccessDenied', { message: 'A valid Date or x-amz-date header is required.' })
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '')
}

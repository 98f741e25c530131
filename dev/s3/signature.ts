import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

import { type Bytes, percentEncode, percentEncodePath } from './bytes.ts'
import type { Claim, Headers } from './claim.ts'
import { S3Error } from './errors.ts'
import type { Target } from './target.ts'

/** What the signatures of a streamed body's chunks build on. */
export interface Seed {
  readonly key: Buffer
  readonly time: string
  readonly scope: string
  readonly signature: string
}

interface Signed {
  readonly claim: Claim
  readonly method: string
  readonly path: Target['path']
  readonly headers: Headers
  readonly secret: string
}

/** Throws SignatureDoesNotMatch unless the claim's signature is the one that the secret gives. */
export const verifySignature = ({ claim, secret, ...request }: Signed): Seed => {
  const scope = `${claim.day}/${claim.region}/${claim.service}/aws4_request`
  const key = [claim.day, claim.region, claim.service, 'aws4_request'].reduce<Buffer>(
    (previous, text) => createHmac('sha256', previous).update(text).digest(),
    Buffer.from(`AWS4${secret}`),
  )
  const canonical = sha256(canonicalRequest(claim, request))
  const text = ['AWS4-HMAC-SHA256', claim.time, scope, canonical].join('\n')
  expectSignature(claim.signature, hmac(key, text))
  return { key, time: claim.time, scope, signature: claim.signature }
}

/** Throws SignatureDoesNotMatch; takes as long for a near miss as for a wide one. */
export const expectSignature = (given: string, expected: string): void => {
  const [a, b] = [Buffer.from(given, 'latin1'), Buffer.from(expected, 'latin1')]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new S3Error('SignatureDoesNotMatch')
}

export const sha256 = (bytes: Bytes): string =>
  createHash('sha256').update(bytes, 'latin1').digest('hex')

export const hmac = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text, 'latin1').digest('hex')

const canonicalRequest = (
  { signedHeaders, query, payload }: Claim,
  { method, path, headers }: Pick<Signed, 'method' | 'path' | 'headers'>,
): Bytes =>
  [
    method,
    percentEncodePath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${collapse(headers.get(name) ?? '')}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n')

const canonicalQuery = (query: Target['query']): string =>
  query
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map((pair) => pair.join('='))
    .join('&')

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const collapse = (value: Bytes): Bytes => value.trim().replace(/ +/g, ' ')

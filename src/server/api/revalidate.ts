import { etagOf } from './etag.ts'
import type { SanitizedConfig } from 'payload'

type Draft = {
  request: Request
  status: number
  headers: Headers
  bytes: Uint8Array
  isPersonal: boolean
}

/**
 * Sets what a cache may do with an answer: public reads are kept and revalidated by ETag, everything else is never
 * stored. True when the client already has these bytes.
 */
export function revalidate({ request, status, headers, bytes, isPersonal }: Draft): boolean {
  vary(headers, ['Origin', 'Accept-Encoding'])
  if (headers.has('cache-control')) return false
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead || status !== 200 || isPersonal || isPrivate(request)) {
    headers.set('cache-control', 'no-store')
    return false
  }
  vary(headers, ['Authorization', 'Cookie'])
  const etag = etagOf(bytes)
  headers.set('cache-control', 'public, no-cache')
  headers.set('etag', etag)
  return matches(request.headers.get('if-none-match'), etag)
}

/** Who sends credentials, valid or not, may get an answer of their own. */
const isPrivate = ({ headers, url }: Request) =>
  headers.has('authorization') || headers.has('cookie') || new URL(url).pathname === '/api/health'

/** Whether a caller may be known by anything in a request, or by nothing: a developer's own strategies decide that. */
export const isPersonal = ({ admin, collections }: SanitizedConfig): boolean =>
  Boolean(admin.autoLogin) || collections.some(hasOwnStrategies)

/** Most collections have no accounts, whatever Payload's type says. */
const hasOwnStrategies = ({ auth }: { auth?: { strategies: unknown[] } | false }) =>
  Boolean(auth && auth.strategies.length > 0)

/** Whether a client that sends these tags has what this tag is of. */
export const matches = (sent: string | null, etag: string) =>
  sent !== null &&
  (sent.trim() === '*' || sent.split(',').some((one) => weak(one.trim()) === weak(etag)))

const weak = (tag: string) => tag.replace(/^W\//, '')

function vary(headers: Headers, names: string[]) {
  const present = (headers.get('vary') ?? '').split(',').map((name) => name.trim())
  const all = new Map(
    [...present, ...names].filter(Boolean).map((name) => [name.toLowerCase(), name]),
  )
  headers.set('vary', [...all.values()].join(', '))
}

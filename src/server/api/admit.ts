import { admitBody } from './admitBody.ts'
import { refusal } from './refusal.ts'
import type { Caller } from './toApi.ts'

/** The header that names the caller to hooks: always the server's word, never the client's. */
export const addressHeader = 'x-marquee-address'

const longestQuery = 16 * 1024

/**
 * The request as the API may have it: HEAD as GET, the caller's address set by us, a body that is read, bounded and
 * sound. What cannot be answered is refused here: 400, 413, 414 or 415.
 */
export async function admit(request: Request, { address }: Caller): Promise<Request | Response> {
  const refused = refuseAddress(new URL(request.url))
  if (refused) return refused
  const headers = new Headers(request.headers)
  headers.set(addressHeader, address)
  const init = { headers, signal: request.signal }
  const { method } = request
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS')
    return new Request(request.url, { ...init, method: asRead(request) })
  return admitBody(request, { ...init, method })
}

/** Payload knows HEAD nowhere; our files do, and then read nothing from their store. */
const asRead = ({ method, url }: Request) =>
  method === 'HEAD' && !/^\/api\/files\/file\//.test(new URL(url).pathname) ? 'GET' : method

/** Whatever someone types is searched for: the search takes of it what it can. */
const takesAnything = (pathname: string) => pathname === '/api/search'

function refuseAddress({ pathname, search }: URL) {
  if (takesAnything(pathname)) return undefined
  if (search.length > longestQuery) return refusal(414, 'The query is too long: at most 16 kB.')
  if (`${pathname}${search}`.includes('%00'))
    return refusal(400, 'The address holds characters that cannot be stored.')
  try {
    decodeURIComponent(pathname)
  } catch {
    return refusal(400, 'The address is not encoded rightly.')
  }
  return undefined
}

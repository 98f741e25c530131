import { refusal } from './refusal.ts'
import type { Caller } from './toApi.ts'
import { unsoundJson } from './unsoundJson.ts'

/** The header that names the caller to hooks: always the server's word, never the client's. */
export const addressHeader = 'x-marquee-address'

const megabyte = 1024 * 1024
const longestQuery = 16 * 1024

/**
 * The request as the API may have it: HEAD as GET, the caller's address set by us, a body that is read, bounded and
 * sound. What cannot be answered is refused here: 400, 413 or 414.
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
  if (isStreamed(headers)) return new Request(request, { ...init, duplex: 'half' } as RequestInit)
  const text = await readText(request)
  if (text === undefined) return refusal(413, 'The request is too large: at most 1 MB.')
  return withBody({ request, init: { ...init, method }, text })
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

/** Uploads pass as a stream: Payload bounds them itself. */
const isStreamed = (headers: Headers) =>
  /^(multipart\/|application\/octet-stream)/i.test(headers.get('content-type') ?? '')

/** The body's text; undefined when it is longer than a megabyte, of which no more is read. */
async function readText(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > megabyte) return undefined
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > megabyte) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

type Read = { request: Request; init: RequestInit & { headers: Headers }; text: string }

function withBody({ request, init, text }: Read): Request | Response {
  const { headers } = init
  const needsBody = writesRecord(request.method, new URL(request.url).pathname)
  if (text.trim() === '' && needsBody) return refusal(400, 'The request needs a body.')
  if (isForm(headers)) return new Request(request.url, { ...init, body: text })
  if (text.trim() === '') return new Request(request.url, withJson(init, '{}'))
  if (!headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    return new Request(request.url, { ...init, body: text })
  const wrong = wrongJson(text)
  return wrong ? refusal(400, wrong) : new Request(request.url, { ...init, body: text })
}

const isForm = (headers: Headers) =>
  headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded')

/** Routes like /logout may come without a body; Payload would read its fields from nothing. */
const withJson = (init: RequestInit & { headers: Headers }, body: string) => {
  init.headers.set('content-type', 'application/json')
  return init.method === 'DELETE' ? init : { ...init, body }
}

/** POST /api/movies, PATCH /api/movies and /api/movies/1, POST /api/graphql. */
const writesRecord = (method: string, pathname: string) =>
  (method === 'POST' && /^\/api\/[^/]+\/?$/.test(pathname)) ||
  (method === 'PATCH' && /^\/api\/[^/]+(\/[^/]+)?\/?$/.test(pathname))

function wrongJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return unsoundJson(value)
    return 'The body must be a JSON object.'
  } catch {
    return 'The body is not valid JSON.'
  }
}

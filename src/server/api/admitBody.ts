import { refusal } from './refusal.ts'
import { unsoundJson } from './unsoundJson.ts'

type Init = RequestInit & { headers: Headers; method: string }

/** The request with a body that Payload can read, of the type by whose exact name it knows it; or a refusal. */
export async function admitBody(request: Request, init: Init): Promise<Request | Response> {
  const type = toType(init.headers)
  const streamed = admitStream(request, init, type)
  if (streamed) return streamed
  const text = await readText(request)
  if (text === undefined) return refusal(413, 'The request is too large: at most 1 MB.')
  if (text.trim() === '') return withoutBody(request.url, init)
  if (init.method === 'DELETE') return new Request(request.url, init)
  const problemOf = type === query && !isAsked(init.headers) ? undefined : problems[type]
  if (!problemOf)
    return refusal(415, 'The body must be JSON, of the content type application/json.')
  const problem = problemOf(text)
  return problem ? refusal(400, problem) : new Request(request.url, withText(init, { type, text }))
}

const form = 'multipart/form-data'
const json = 'application/json'
const bytes = 'application/octet-stream'
const query = 'application/x-www-form-urlencoded'

const toType = (headers: Headers) =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Whether the body is a query that is too long for an address, as Payload's dashboard sends them. */
const isAsked = (headers: Headers) =>
  headers.get('x-payload-http-method-override') === 'GET' ||
  headers.get('x-http-method-override') === 'GET'

/** Forms with uploads and pieces of files pass as a stream: who takes them bounds them. */
function admitStream(request: Request, init: Init, type: string) {
  if (type === form) return admitForm(request, init)
  return type === bytes && takesBytes(new URL(request.url).pathname)
    ? asStream(request, init)
    : undefined
}

const admitForm = (request: Request, init: Init) =>
  /;\s*boundary=\S/i.test(init.headers.get('content-type') ?? '')
    ? asStream(request, init)
    : refusal(400, 'The form does not say where its parts begin.')

/** A piece of a file that is imported. */
const takesBytes = (pathname: string) => /^\/api\/imports\/\d+\/pieces$/.test(pathname)

const asStream = (request: Request, init: Init) =>
  new Request(request, { ...init, duplex: 'half' } as RequestInit)

const megabyte = 1024 * 1024

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

/** Routes like /logout may come without a body; Payload would read its fields from nothing. */
function withoutBody(url: string, init: Init) {
  if (writesRecord(init.method, new URL(url).pathname))
    return refusal(400, 'The request needs a body.')
  return new Request(
    url,
    init.method === 'DELETE' ? init : withText(init, { type: json, text: '{}' }),
  )
}

/** POST /api/movies, PATCH /api/movies and /api/movies/1, POST /api/graphql. */
const writesRecord = (method: string, pathname: string) =>
  (method === 'POST' && /^\/api\/[^/]+\/?$/.test(pathname)) ||
  (method === 'PATCH' && /^\/api\/[^/]+(\/[^/]+)?\/?$/.test(pathname))

function withText(init: Init, { type, text }: { type: string; text: string }) {
  init.headers.set('content-type', type)
  return { ...init, body: text }
}

/** What is wrong with a body of a type, in a sentence. */
const problems: Record<string, (text: string) => string | undefined> = {
  [json]: (text) => {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return unsoundJson(value)
      return 'The body must be a JSON object.'
    } catch {
      return 'The body is not valid JSON.'
    }
  },
  [query]: (text) =>
    text.includes('%00') ? 'The query holds characters that cannot be stored.' : undefined,
}

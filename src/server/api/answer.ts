import { compress } from './compress.ts'
import { revalidate } from './revalidate.ts'
import { securityHeaders } from './securityHeaders.ts'
import { withErrorShape } from './withErrorShape.ts'

type Exchange = {
  request: Request
  response: Response
  /** Whether anyone may get an answer of their own. */
  isPersonal?: boolean
}

/** What every API answer gets on its way out: one shape of errors, caching, compression, security headers, HEAD. */
export async function answer({
  request,
  response,
  isPersonal = false,
}: Exchange): Promise<Response> {
  const shaped = await withErrorShape(response)
  const headers = new Headers(shaped.headers)
  for (const [name, value] of Object.entries(securityHeaders))
    if (!headers.has(name)) headers.set(name, value)
  const draft = { request, headers, status: shaped.status }
  // File bytes stream through with the headers that the storage gave them.
  if (!isText(headers)) return send({ ...draft, body: shaped.body })
  const bytes = new Uint8Array(await shaped.arrayBuffer())
  if (revalidate({ ...draft, bytes, isPersonal }))
    return send({ ...draft, status: 304, body: null })
  const packed = await compress({ request, headers, bytes })
  headers.set('content-length', String(packed.byteLength))
  return send({ ...draft, body: packed })
}

type Draft = {
  request: Request
  status: number
  headers: Headers
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | null
}

async function send({ request, status, headers, body }: Draft): Promise<Response> {
  if (status === 304) headers.delete('content-length')
  if (request.method !== 'HEAD')
    return new Response(hasBody(status) ? body : null, { status, headers })
  if (body instanceof ReadableStream) await body.cancel()
  return new Response(null, { status, headers })
}

const hasBody = (status: number) => status !== 204 && status !== 304

const isText = (headers: Headers) =>
  /^(application\/(json|graphql-response\+json|xml)|text\/)/.test(headers.get('content-type') ?? '')

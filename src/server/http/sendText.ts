import { headersWithCors } from 'payload'
import { encodingOf, pack, smallest } from '../api/compress.ts'
import { etagOf } from '../api/etag.ts'
import { isPersonal, matches } from '../api/revalidate.ts'
import { securityHeaders } from '../api/securityHeaders.ts'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Payload, PayloadRequest } from 'payload'

type Sending = {
  message: IncomingMessage
  reply: ServerResponse
  payload: Payload
  body: string
  responseHeaders?: Headers | undefined
  /** What the text is; JSON where nothing is said. */
  type?: string
  status?: number
}

/** Sends a text as the API sends what it answers: see api/answer.ts. */
export async function sendText(sending: Sending) {
  const { message, reply, body, status = 200 } = sending
  const headers = headersFor(sending)
  const { 'if-none-match': known, 'accept-encoding': accepted } = message.headers
  if (known !== undefined && headers.etag !== undefined && matches(known, headers.etag)) {
    reply.writeHead(304, headers).end()
    return
  }
  const encoding = accepted === undefined ? undefined : encodingOf([accepted].flat().join())
  const packed = encoding ? await packedAs(encoding, { headers, body }) : body
  headers['content-length'] = Buffer.byteLength(packed)
  // A text goes out in one piece with its headers.
  reply.writeHead(status, headers).end(message.method === 'HEAD' ? undefined : packed)
}

type Encoding = NonNullable<ReturnType<typeof encodingOf>>

async function packedAs(
  encoding: Encoding,
  { headers, body }: { headers: AnswerHeaders; body: string },
) {
  const bytes = Buffer.from(body)
  if (bytes.byteLength < smallest) return body
  headers['content-encoding'] = encoding
  return pack(bytes, encoding)
}

type AnswerHeaders = OutgoingHttpHeaders & { etag?: string | undefined }

function headersFor({ message, payload, body, responseHeaders, type }: Sending): AnswerHeaders {
  const { origin } = message.headers
  const headers: AnswerHeaders = {
    'content-type': type ?? 'application/json',
    ...securityHeaders,
    ...corsOf(payload, origin),
    ...(responseHeaders && Object.fromEntries(responseHeaders)),
    vary: 'Origin, Accept-Encoding',
    'cache-control': 'no-store',
  }
  if (!isPublic(message) || isPersonal(payload.config)) return headers
  headers.vary = 'Origin, Accept-Encoding, Authorization, Cookie'
  headers['cache-control'] = 'public, no-cache'
  headers.etag = etagOf(body)
  return headers
}

/** A read without credentials: anyone would get the same. */
const isPublic = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  headers.authorization === undefined &&
  headers.cookie === undefined

const cors = new WeakMap<Payload, Map<string | undefined, OutgoingHttpHeaders>>()
const mostOrigins = 100

/** What Payload says to a page of that origin. */
function corsOf(payload: Payload, origin: string | undefined): OutgoingHttpHeaders {
  const known = cors.get(payload) ?? new Map<string | undefined, OutgoingHttpHeaders>()
  cors.set(payload, known)
  const made = known.get(origin)
  if (made) return made
  const headers = new Headers(origin === undefined ? {} : { origin })
  const req = { headers, payload } as Partial<PayloadRequest>
  const told = Object.fromEntries(headersWithCors({ headers: new Headers(), req }))
  // Clients make origins up.
  if (known.size < mostOrigins) known.set(origin, told)
  return told
}

import { createHash } from 'node:crypto'
import { headersWithCors } from 'payload'
import { encodingOf, pack, smallest } from '../api/compress.ts'
import { matches } from '../api/revalidate.ts'
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
}

/** Sends a text as the API sends what it answers: see api/answer.ts. */
export async function sendText({ message, reply, payload, body, responseHeaders, type }: Sending) {
  const { authorization, cookie, origin, 'if-none-match': known } = message.headers
  const bytes = Buffer.from(body)
  const headers: OutgoingHttpHeaders = {
    'content-type': type ?? 'application/json',
    ...securityHeaders,
    ...corsOf(payload, origin),
    ...Object.fromEntries(responseHeaders ?? []),
    vary: 'Origin, Accept-Encoding',
    'cache-control': 'no-store',
  }
  const isRead = message.method !== 'POST'
  if (isRead && authorization === undefined && cookie === undefined) {
    headers.vary = 'Origin, Accept-Encoding, Authorization, Cookie'
    headers['cache-control'] = 'public, no-cache'
    headers.etag = `W/"${createHash('sha1').update(bytes).digest('base64url')}"`
    if (known !== undefined && matches(known, headers.etag)) {
      reply.writeHead(304, headers).end()
      return
    }
  }
  const packed = await packedFor({ message, headers, bytes })
  headers['content-length'] = packed.byteLength
  reply.writeHead(200, headers).end(message.method === 'HEAD' ? undefined : packed)
}

type Packing = { message: IncomingMessage; headers: OutgoingHttpHeaders; bytes: Buffer }

async function packedFor({ message, headers, bytes }: Packing): Promise<Uint8Array> {
  const accepted = message.headers['accept-encoding']
  const encoding = accepted === undefined ? undefined : encodingOf([accepted].flat().join())
  if (!encoding || bytes.byteLength < smallest) return bytes
  headers['content-encoding'] = encoding
  return pack(bytes, encoding)
}

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

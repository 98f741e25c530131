import { createHash } from 'node:crypto'
import { getPayload, headersWithCors } from 'payload'
import { addressHeader } from '../api/admit.ts'
import { encodingOf, pack, smallest } from '../api/compress.ts'
import { matches } from '../api/revalidate.ts'
import { securityHeaders } from '../api/securityHeaders.ts'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Payload, PayloadRequest, SanitizedConfig } from 'payload'
import type { Env } from '#src/env.ts'

type Exchange = { message: IncomingMessage; reply: ServerResponse; address: string }

/** Answers by itself, or tells how Payload's router is to go on; undefined where it has not begun. */
export type Quick = (
  exchange: Exchange,
) => Promise<'answered' | { resume: (request: Request) => void } | undefined>

type Parts = { config: Promise<SanitizedConfig> | SanitizedConfig; env: Env }

/** What a plugin may answer before a Fetch request is made, as the JSON text that goes out. */
type Reads = {
  answer?: (
    payload: Payload,
    asked: { url: string; pathname: string; search: string; headers: IncomingMessage['headers'] },
  ) => Promise<Answer> | undefined
}

type Answer =
  { body: string; responseHeaders: Headers | undefined } | { resume: (request: Request) => void }

/** Reads that a plugin answers straight from the database go from the socket to it and back. */
export const toQuick = ({ config, env }: Parts): Quick => {
  const { origin } = new URL(env.publicUrl)
  let running: Payload | undefined
  return async ({ message, reply, address }) => {
    if (!isSimple(message)) return undefined
    const payload = (running ??= await getPayload({ config }))
    const { answer } = (payload.config.custom['reads'] ?? {}) as Reads
    message.headers[addressHeader] = address
    const outcome = await answer?.(payload, {
      ...partsOf(message, origin),
      headers: message.headers,
    })
    if (!outcome || 'resume' in outcome) return outcome
    await send({ message, reply, payload, ...outcome })
    return 'answered'
  }
}

const longest = 16 * 1024

/** Everything that the API refuses by its form goes its way. */
const isSimple = ({ method, url = '', headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  url.length < longest &&
  /^\/api\/[\w-]+(?:\/\w+)?(?:\?[^#]*)?$/.test(url) &&
  !url.includes('%00') &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined

function partsOf({ url = '' }: IncomingMessage, origin: string) {
  const [pathname = '', ...search] = url.split(/(?=\?)/)
  return { url: `${origin}${url}`, pathname, search: search.join('') }
}

type Sending = {
  message: IncomingMessage
  reply: ServerResponse
  payload: Payload
  body: string
  responseHeaders: Headers | undefined
}

/** As the API sends what it answers: see api/answer.ts. */
async function send({ message, reply, payload, body, responseHeaders }: Sending) {
  const { authorization, cookie, origin, 'if-none-match': known } = message.headers
  const bytes = Buffer.from(body)
  const headers: OutgoingHttpHeaders = {
    'content-type': 'application/json',
    ...securityHeaders,
    ...corsOf(payload, origin),
    ...Object.fromEntries(responseHeaders ?? []),
    vary: 'Origin, Accept-Encoding',
    'cache-control': 'no-store',
  }
  if (authorization === undefined && cookie === undefined) {
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

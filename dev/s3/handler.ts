import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

import { authenticate, type Credentials } from './authenticate.ts'
import { openBody } from './body.ts'
import type { Headers } from './claim.ts'
import { failedWith, S3Error } from './errors.ts'
import type { Reply } from './operations/reply.ts'
import { findOperation } from './operations/routes.ts'
import type { Store } from './store/store.ts'
import { readTarget } from './target.ts'
import { errorDocument } from './xml.ts'

/** What every request is answered from. */
export interface Service {
  readonly store: Store
  readonly credentials: Credentials
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Tells a client that waits for it to send its body. */
  readonly begin: () => void
  /** Aborted once the server takes no more requests. */
  readonly stopping: AbortSignal
}

/** Answers one request, refusals and failures included. Never rejects. */
export const handle = async (service: Service, exchange: Exchange): Promise<void> => {
  const { request, response } = exchange
  response.setHeader('x-amz-request-id', randomUUID())
  try {
    await send(exchange, await answer(service, exchange))
  } catch (error) {
    await refuse(exchange, error)
  }
  // What a refused client still sends is read and dropped, so that it gets to read the refusal.
  request.resume()
}

const answer = async (
  { store, credentials }: Service,
  { request, begin, stopping }: Exchange,
): Promise<Reply> => {
  if (stopping.aborted) throw new S3Error('ServiceUnavailable')
  const method = request.method ?? ''
  const target = readTarget(request.url ?? '')
  const authentic = authenticate({ method, headers: readHeaders(request), target }, credentials)
  const call = {
    store,
    region: credentials.region,
    bucket: target.bucket,
    key: target.key,
    query: new Map(target.query),
    headers: authentic.headers,
  }
  const operation = findOperation(method, call)
  return operation({ ...call, body: openBody({ request, authentic, begin }) })
}

const readHeaders = (request: IncomingMessage): Headers =>
  new Map(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).map((value) => value.trim()).join(','),
    ]),
  )

const send = async ({ request, response }: Exchange, reply: Reply): Promise<void> => {
  try {
    response.writeHead(reply.status, {
      ...(typeof reply.body === 'string'
        ? { 'Content-Length': Buffer.byteLength(reply.body) }
        : {}),
      ...reply.headers,
    })
    if (reply.body === undefined || request.method === 'HEAD') response.end()
    else if (typeof reply.body === 'string') response.end(reply.body)
    else await pipeline(reply.body, response)
  } finally {
    await reply.close?.()
  }
}

const refuse = async (exchange: Exchange, error: unknown): Promise<void> => {
  const { request, response } = exchange
  const clientLeft = failedWith(error, 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE')
  if (!(error instanceof S3Error) && !clientLeft)
    console.error(`S3: ${request.method ?? ''} ${request.url ?? ''} failed`, error)
  // Half an answer can't be taken back; only a broken connection tells that it is half.
  if (response.headersSent || clientLeft) {
    response.destroy()
    return
  }
  const refusal = error instanceof S3Error ? error : new S3Error('InternalError')
  await send(exchange, toReply(refusal, exchange)).catch(() => response.destroy())
}

const toReply = (refusal: S3Error, { request, response }: Exchange): Reply => {
  const size = refusal.details['ActualObjectSize']
  return {
    status: refusal.status,
    headers: {
      'Content-Type': 'application/xml',
      ...(size === undefined ? {} : { 'Content-Range': `bytes */${size}` }),
    },
    body: errorDocument({
      Code: refusal.code,
      Message: refusal.message,
      Resource: request.url ?? '',
      RequestId: String(response.getHeader('x-amz-request-id')),
      ...refusal.details,
    }),
  }
}

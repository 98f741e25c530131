import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import type { Authentic } from './authenticate.ts'
import { decodeChunks } from './chunks.ts'
import { S3Error } from './errors.ts'

/** What a client sends. Reading it to the end without an error is what makes it trustworthy. */
export interface Body {
  /** Throws at the end if this is not what was signed or is not as long as announced. */
  readonly chunks: AsyncIterable<Buffer>
  /** Bytes of the data itself; undefined where the client did not say. */
  readonly length: number | undefined
  /** What followed the data; complete when the chunks are. */
  readonly trailers: ReadonlyMap<string, string>
}

interface Incoming {
  readonly request: IncomingMessage
  readonly authentic: Authentic
  /** Called before the first byte is asked for, for clients that wait to be told. */
  readonly begin: () => void
}

/** The request's body as its signature describes it: plain, hashed, or in chunks. */
export const openBody = ({ request, authentic, begin }: Incoming): Body => {
  const { payload, headers, seed } = authentic
  const source = readRequest(request, begin)
  const trailers = new Map<string, string>()
  if (payload === 'UNSIGNED-PAYLOAD' || hashForm.test(payload)) {
    const length = readLength(headers.get('content-length'))
    return { chunks: withHash(source, payload), length, trailers }
  }
  const length = readLength(headers.get('x-amz-decoded-content-length'))
  const coding = codings[payload]
  if (!coding)
    throw new S3Error(payload.startsWith('STREAMING-') ? 'NotImplemented' : 'InvalidArgument')
  if (length === undefined) throw new S3Error('MissingContentLength')
  const chunks = decodeChunks({ source, trailers, ...(coding === 'signed' ? { seed } : {}) })
  return { chunks: withLength(chunks, length), length, trailers }
}

/** Collects a short body, such as an XML document. Throws MaxMessageLengthExceeded. */
export const readAll = async (body: Body, maxBytes: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body.chunks) {
    size += piece.length
    if (size > maxBytes) throw new S3Error('MaxMessageLengthExceeded')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const hashForm = /^[0-9a-f]{64}$/

const codings: Readonly<Record<string, 'signed' | 'unsigned'>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': 'signed',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': 'signed',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': 'unsigned',
}

async function* readRequest(request: IncomingMessage, begin: () => void): AsyncGenerator<Buffer> {
  begin()
  // The connection must outlive a refusal, which could not be answered otherwise.
  yield* request.iterator({ destroyOnReturn: false })
}

async function* withHash(source: AsyncIterable<Buffer>, payload: string): AsyncGenerator<Buffer> {
  if (payload === 'UNSIGNED-PAYLOAD') {
    yield* source
    return
  }
  const hash = createHash('sha256')
  for await (const piece of source) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== payload) throw new S3Error('XAmzContentSHA256Mismatch')
}

async function* withLength(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > length) break
    yield piece
  }
  if (size !== length) throw new S3Error('IncompleteBody')
}

const readLength = (header: string | undefined): number | undefined => {
  if (header === undefined) return undefined
  if (!/^\d{1,15}$/.test(header)) throw new S3Error('InvalidArgument')
  return Number(header)
}

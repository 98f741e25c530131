import { Readable } from 'node:stream'
import { NotFound } from 'payload'
import type { PayloadHandler, PayloadRequest } from 'payload'
import type { Bucket } from '../bucket.ts'
import { StoreUnreachable } from '../StoreUnreachable.ts'
import { isUnchanged, isUnwanted, toPart } from './conditions.ts'
import { servedFile } from './servedFile.ts'
import type { ServedFile } from './servedFile.ts'
import { toHeaders } from './toHeaders.ts'

/**
 * `GET` and `HEAD /api/files/file/:filename`: the bytes, streamed, for whoever may read the record. A file that is not
 * there and one that is not the caller's look the same (404).
 */
export const serveFile =
  (bucket: Bucket | undefined): PayloadHandler =>
  async (req) => {
    if (!bucket) throw new StoreUnreachable()
    const file = await servedFile(req, String(req.routeParams?.['filename']))
    if (!file) throw new NotFound(req.t)
    const headers = toHeaders(file)
    if (isUnwanted(req.headers, file)) return new Response(null, { status: 412, headers })
    if (isUnchanged(req.headers, file)) return new Response(null, { status: 304, headers })
    const part = toPart(req.headers, file)
    for (const [name, value] of Object.entries(part.headers)) headers.set(name, value)
    const body =
      part.type === 'invalid' || req.method === 'HEAD'
        ? null
        : await open(bucket, { file, part, req })
    return new Response(body, { status: part.status, headers })
  }

type Opening = { file: ServedFile; part: ReturnType<typeof toPart>; req: PayloadRequest }

/** The stream ends with the client: a cancelled answer destroys it. */
async function open(bucket: Bucket, { file, part, req }: Opening) {
  const object = await bucket.get({
    key: file.key,
    ...(part.type === 'partial' && { range: `bytes=${part.rangeStart}-${part.rangeEnd}` }),
    ...(req.signal && { signal: req.signal }),
  })
  if (object) return toWebStream(object.body)
  req.payload.logger.error({ msg: 'A file has no object in the store', key: file.key })
  throw new NotFound(req.t)
}

/** Node's type of a web stream and the browser's are the same thing under two names. */
const toWebStream = (body: Readable) => Readable.toWeb(body) as ReadableStream<Uint8Array>

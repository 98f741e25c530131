import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ServerResponse } from 'node:http'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

type Sending = { reply: ServerResponse; response: Response }

/** Writes a Fetch response to the socket: what is of known length at once, a stream as it comes. */
export async function send({ reply, response }: Sending) {
  reply.statusCode = response.status
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie') reply.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.setHeader('set-cookie', cookies)
  if (!response.body) reply.end()
  // Node's and the DOM's types of the same stream do not know each other.
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), reply)
}

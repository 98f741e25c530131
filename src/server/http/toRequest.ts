import type { IncomingMessage } from 'node:http'

type Incoming = {
  request: Request
  /** Lets the rest of a body that nobody read run off, so that the connection serves the next request. */
  release: () => unknown
}

/** What came in at the socket, its body read already or not, as a Fetch request; undefined where its address is none. */
export function toRequest(
  message: IncomingMessage,
  { publicUrl, text }: { publicUrl: string; text?: string },
): Incoming | undefined {
  const { method = 'GET', url = '/' } = message
  const address = `${new URL(publicUrl).origin}${url}`
  if (!URL.canParse(address)) return undefined
  const gone = new AbortController()
  message.once('close', () => {
    if (!message.complete) gone.abort()
  })
  const init = { method, headers: toHeaders(message), signal: gone.signal }
  if (method === 'GET' || method === 'HEAD')
    return { request: new Request(address, init), release: () => message.resume() }
  if (text !== undefined)
    return { request: new Request(address, { ...init, body: text }), release: () => undefined }
  const { body, release } = toBody(message)
  return {
    request: new Request(address, { ...init, body, duplex: 'half' } as RequestInit),
    release,
  }
}

function toHeaders({ headersDistinct }: IncomingMessage) {
  const headers = new Headers()
  for (const [name, values] of Object.entries(headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  return headers
}

/** Read as it is asked for. Cancelling it lets the rest run off: destroying it would cut the answer too. */
function toBody(message: IncomingMessage) {
  const chunks: AsyncIterator<Uint8Array> = message.iterator({ destroyOnReturn: false })
  const release = () => {
    void chunks.return?.()
    message.resume()
  }
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const chunk = await chunks.next()
        if (chunk.done) controller.close()
        else controller.enqueue(chunk.value)
      },
      cancel: release,
    },
    { highWaterMark: 0 },
  )
  return { body, release }
}

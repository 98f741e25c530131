import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { Problem } from '../problem.ts'
import { failedWith } from './errors.ts'
import { handle, type Service } from './handler.ts'

interface HttpServer {
  readonly port: number
  /** Resolves when open requests have been answered and every connection is closed; may be called twice. */
  readonly stop: () => Promise<void>
}

// Longer than clients keep idle connections, so that none is closed as a request sets out on it.
const keepAliveTimeout = 65_000
const grace = 10_000

/** Listens. Rejects with a Problem where the port is in use. */
export const startHttp = async (
  service: Service,
  where: { host: string; port: number },
): Promise<HttpServer> => {
  const server = createServer({ keepAliveTimeout })
  const open = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  const run = (exchange: Omit<Parameters<typeof handle>[1], 'stopping'>): void => {
    const task = Promise.all([
      handle(service, { ...exchange, stopping: stopping.signal }),
      new Promise((resolve) => exchange.response.once('close', resolve)),
    ]).finally(() => open.delete(task))
    open.add(task)
  }
  server.on('request', (request, response) => {
    run({ request, response, begin: () => undefined })
  })
  server.on('checkContinue', (request, response) => {
    run(waiting(request, response))
  })
  const port = await listen(server, where)
  let stopped: Promise<void> | undefined
  return { port, stop: () => (stopped ??= stopServer({ server, open, stopping })) }
}

/** A client that sends its body when it is told to. */
const waiting = (request: IncomingMessage, response: ServerResponse) => {
  // One that is never told leaves the connection in a state that neither side can know.
  response.setHeader('Connection', 'close')
  const begin = (): void => {
    response.setHeader('Connection', 'keep-alive')
    response.writeContinue()
  }
  return { request, response, begin }
}

interface Stopping {
  readonly server: Server
  readonly open: ReadonlySet<Promise<unknown>>
  readonly stopping: AbortController
}

const stopServer = async ({ server, open, stopping }: Stopping): Promise<void> => {
  stopping.abort()
  const timer = setTimeout(() => {
    server.closeAllConnections()
  }, grace)
  // Closed only after that: Node's close drops connections whose last bytes are under way.
  while (open.size > 0) await Promise.all(open)
  clearTimeout(timer)
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

const listen = async (server: Server, where: { host: string; port: number }): Promise<number> => {
  server.listen(where)
  await once(server, 'listening').catch((error: unknown) => {
    if (!failedWith(error, 'EADDRINUSE')) throw error
    throw new Problem(`Port ${where.port} of ${where.host} is in use; S3 can't be served there.`)
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : where.port
}

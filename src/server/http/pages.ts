import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Env } from '#src/env.ts'
import { pageHeaders } from './pageHeaders.ts'

export type Pages = {
  answer: (message: IncomingMessage, reply: ServerResponse) => Promise<void>
  /** Loads Next, so that the first page does not wait for it. */
  warm: () => Promise<void>
}

type Parts = { env: Env; server: Server }
type Handler = (message: IncomingMessage, reply: ServerResponse) => Promise<void>

/** Admin, site and their assets: Next, loaded when it is first needed. */
export function toPages({ env, server }: Parts): Pages {
  let loading: Promise<Handler> | undefined
  const load = () =>
    (loading ??= start({ env, server }).catch((error: unknown) => {
      loading = undefined
      throw error
    }))
  return {
    answer: async (message, reply) => {
      const { policy, headers } = pageHeaders(env)
      for (const [name, value] of Object.entries(headers)) reply.setHeader(name, value)
      // Next reads the nonce for its own scripts from here.
      message.headers['content-security-policy'] = policy
      const handle = await load().catch(() => unavailable)
      await handle(message, reply)
    },
    warm: async () => {
      await load()
    },
  }
}

const unavailable: Handler = (_, reply) => {
  reply.writeHead(503, { 'content-type': 'text/plain' }).end('The pages cannot be served now.\n')
  return Promise.resolve()
}

async function start({ env, server }: Parts): Promise<Handler> {
  const { default: next } = await import('next')
  const app = next({
    dev: !env.production,
    customServer: true,
    hostname: env.host,
    port: env.port,
    httpServer: server,
  })
  await app.prepare()
  return app.getRequestHandler()
}

import { addressHeader } from '../api/admit.ts'
import { failed } from '../api/failed.ts'
import { refusal } from '../api/refusal.ts'
import { securityHeaders } from '../api/securityHeaders.ts'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import type { Env } from '#src/env.ts'
import type { toApi } from '../api/toApi.ts'
import type { Drain } from '../process/drain.ts'
import type { Pages } from './pages.ts'
import type { Quick } from './quick.ts'
import { addressOf } from './addressOf.ts'
import { send } from './send.ts'
import { targetOf, unanswerable } from './target.ts'
import { toRequest } from './toRequest.ts'

type Parts = {
  api: ReturnType<typeof toApi>
  /** A quicker way for some of what the API answers. */
  quick?: Quick
  pages: Pages
  env: Env
  drain: Drain
  logger: Payload['logger']
}

/** Sends each request where it belongs: `/api` to the API, everything else to Next. */
export const toListener = ({ api, quick, pages, env, drain, logger }: Parts): RequestListener => {
  const answer = async (message: IncomingMessage, reply: ServerResponse) => {
    message.url = targetOf(message)
    const refused = unanswerable(message)
    if (refused) {
      await tell(reply, refusal(refused.status, refused.message))
      return
    }
    const address = addressOf(message, env.trustProxy)
    if (!isApi(message.url)) {
      message.headers[addressHeader] = address
      await pages.answer(message, reply)
      return
    }
    const tried = await quick?.({ message, reply, address })
    if (tried === 'answered') return
    const { text, ...begun } = tried ?? {}
    const incoming = toRequest(message, {
      publicUrl: env.publicUrl,
      ...(text !== undefined && { text }),
    })
    if (!incoming) await tell(reply, refusal(400, 'The address is not valid.'))
    else await send({ reply, response: await api(incoming.request, { address, ...begun }) })
    incoming?.release()
  }
  return (message, reply) => {
    if (drain.draining) reply.setHeader('connection', 'close')
    if (env.publicUrl.startsWith('https:'))
      reply.setHeader('strict-transport-security', 'max-age=31536000')
    answer(message, reply).catch((error: unknown) => {
      // A client that has gone away hears nothing, and what has begun cannot be begun again.
      if (reply.headersSent || message.destroyed) reply.destroy()
      else tell(reply, failed(error, logger)).catch(() => reply.destroy())
    })
  }
}

const isApi = (url = '') => /^\/api(?:[/?]|$)/.test(url)

/** An answer of the listener's own, with the headers of every other. */
async function tell(reply: ServerResponse, response: Response) {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  response.headers.set('cache-control', 'no-store')
  await send({ reply, response })
}

import { securityHeaders } from '../api/securityHeaders.ts'
import { addressHeader } from '../api/admit.ts'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Env } from '#src/env.ts'
import type { toApi } from '../api/toApi.ts'
import type { Drain } from '../process/drain.ts'
import type { Pages } from './pages.ts'
import type { Quick } from './quick.ts'
import { addressOf } from './addressOf.ts'
import { send } from './send.ts'
import { toRequest } from './toRequest.ts'

type Parts = {
  api: ReturnType<typeof toApi>
  /** A quicker way for some of what the API answers. */
  quick?: Quick
  pages: Pages
  env: Env
  drain: Drain
}

/** Sends each request where it belongs: `/api` to the API, everything else to Next. */
export const toListener = ({ api, quick, pages, env, drain }: Parts): RequestListener => {
  const answer = async (message: IncomingMessage, reply: ServerResponse) => {
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
    if (!incoming) refuse(reply)
    else await send({ reply, response: await api(incoming.request, { address, ...begun }) })
    incoming?.release()
  }
  return (message, reply) => {
    if (drain.draining) reply.setHeader('connection', 'close')
    if (env.publicUrl.startsWith('https:'))
      reply.setHeader('strict-transport-security', 'max-age=31536000')
    // A client that has gone away is the only way to get here: the API and Next answer their own faults.
    answer(message, reply).catch(() => reply.destroy())
  }
}

const isApi = (url = '') => /^\/api(?:[/?]|$)/.test(url)

function refuse(reply: ServerResponse) {
  const body = JSON.stringify({
    errors: [{ message: 'The address is not valid.', code: 'invalid' }],
  })
  reply.writeHead(400, { ...securityHeaders, 'content-type': 'application/json' }).end(body)
}

/** Serves the catalogue with all its plugins for the benchmark: one process of the server, without its pages. */
import config from '@payload-config'
import { createServer } from 'node:http'
import { getPayload } from 'payload'
import { env } from '#src/env.ts'
import { toApi } from '#src/server/api/toApi.ts'
import { toQuick } from '#src/server/http/quick.ts'
import { toListener } from '#src/server/http/listener.ts'
import type { AddressInfo } from 'node:net'

const { logger } = await getPayload({ config })
const server = createServer(
  toListener({
    api: toApi({ config, env }),
    quick: toQuick({ config, env }),
    pages: { answer: () => Promise.resolve(), warm: () => Promise.resolve() },
    env,
    drain: { draining: false, start: () => Promise.reject(new Error('not drained')) },
    logger,
  }),
)
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)

import config from '@payload-config'
import { createServer } from 'node:http'
import { env } from '#src/env.ts'
import { toApi } from '#src/server/api/toApi.ts'
import { toListener } from '#src/server/http/listener.ts'
import { payload } from './marquee.ts'
import type { toQuick } from '#src/server/http/quick.ts'

const api = toApi({ config, env })

/** The server's listener on a port of its own, without pages: straight from the socket to the database, if it may. */
export const served = (quick?: ReturnType<typeof toQuick>) =>
  createServer(
    toListener({
      api,
      ...(quick && { quick }),
      pages: { answer: () => Promise.resolve(), warm: () => Promise.resolve() },
      env,
      drain: { draining: false, start: () => Promise.resolve() as never },
      logger: payload.logger,
    }),
  ).listen(0, '127.0.0.1')

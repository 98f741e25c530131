import config from '@payload-config'
import { createServer } from 'node:http'
import { getPayload } from 'payload'
import { env } from '#src/env.ts'
import { toListener } from '../http/listener.ts'
import { toQuick } from '../http/quick.ts'
import { toPages } from '../http/pages.ts'
import { drainOn } from './drain.ts'
import { fail } from './fail.ts'
import { logStrayRejections } from './strayRejections.ts'

/** One server process: the API answers as soon as it listens, the pages once Next has warmed up behind it. */
export async function runWorker() {
  const { logger } = await getPayload({ config, cron: true })
  logStrayRejections(logger)
  const server = createServer({
    headersTimeout: 15_000,
    keepAliveTimeout: 65_000,
    // Room for ten thousand characters typed into a search, of any script; other addresses are bounded by the API.
    maxHeaderSize: 128 * 1024,
  })
  const pages = toPages({ env, server })
  const { handleApi } = await import('../handleApi.ts')
  const drain = drainOn(server)
  server.on(
    'request',
    toListener({ api: handleApi, quick: toQuick({ config, env }), pages, env, drain, logger }),
  )
  server.on('error', fail)
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => void drain.start())
  process.on('message', () => void drain.start())
  server.listen(env.port, env.host, () => {
    process.send?.({ ready: true })
    pages.warm().catch((error: unknown) => {
      logger.error({ err: error, msg: 'The admin and the site cannot be served' })
    })
  })
}

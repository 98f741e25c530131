/** Serves the catalogue for the benchmark on a free port, with its plugins; `stock` as argument: without compiled reads. */
import config from '@payload-config'
import { createServer } from 'node:http'
import { getPayload } from 'payload'
import { env } from '#src/env.ts'
import { toApi } from '#src/server/api/toApi.ts'
import { toQuick } from '#src/server/http/quick.ts'
import { toListener } from '#src/server/http/listener.ts'
import type { AddressInfo } from 'node:net'
import type { SanitizedConfig } from 'payload'

const isStock = process.argv[2] === 'stock'
const served = isStock ? withoutReads(await config) : await config
await getPayload({ config: served })
const pages = { answer: () => Promise.resolve(), warm: () => Promise.resolve() }
const drain = { draining: false, start: () => Promise.reject(new Error('not drained')) }
const server = createServer(
  toListener({
    api: toApi({ config: served, env }),
    quick: toQuick({ config: served, env }),
    pages,
    env,
    drain,
  }),
)
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
)

function withoutReads(config: SanitizedConfig): SanitizedConfig {
  const custom = { ...config.custom, reads: {} }
  const collections = config.collections.map((collection) => ({
    ...collection,
    endpoints: (collection.endpoints || []).filter(({ custom }) => !custom?.['reads']),
  }))
  return { ...config, custom, collections }
}

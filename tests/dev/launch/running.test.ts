import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'

import { runningServices, tellServices } from '../../../dev/launch/running.ts'
import { folder } from '../temporary.ts'

/** Services of which something listens at the database's port, until `close`. */
const listening = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    services: { DATABASE_URL: `postgres://marquee@127.0.0.1:${port}/marquee` },
    close: () => new Promise((closed) => server.close(closed)),
  }
}

it('a command finds the services of a run under way, and none once it has stopped', async () => {
  const [dataDir, { services, close }] = [folder(), await listening()]
  const told = tellServices(dataDir, services)
  const during = await runningServices(dataDir)
  await told.stop()
  const after = await runningServices(dataDir)
  await close()
  expect([during, after]).toEqual([services, undefined])
})

it('what a killed run told of is not believed', async () => {
  const [dataDir, { services, close }] = [folder(), await listening()]
  tellServices(dataDir, services)
  await close()
  expect(await runningServices(dataDir)).toBeUndefined()
})

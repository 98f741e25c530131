import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port that nobody listens on now; another process may still take it before it is used. */
export const freePort = async (host = '127.0.0.1'): Promise<number> => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  return address.port
}

/** Whether we could listen there. Errors other than a port in use, such as an unknown host, throw. */
export const portIsFree = async (port: number, host = '127.0.0.1'): Promise<boolean> => {
  const server = createServer().listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  }
  server.close()
  await once(server, 'close')
  return true
}

import { Server } from 'node:net'
import type { Server as HttpServer } from 'node:http'

export type Drain = {
  /** Whether the process is ending: answers then ask their clients to open no more requests on the connection. */
  readonly draining: boolean
  /** Accepts nothing new, finishes what is open within 30 seconds, and ends the process. */
  start: () => Promise<never>
}

const patience = 30_000
/** A kept connection may have a request under way to us: it is heard before the idle ones are closed. */
const idleGrace = 2000

export function drainOn(server: HttpServer): Drain {
  const drain = {
    draining: false,
    start: async () => {
      if (!drain.draining) {
        drain.draining = true
        closeIdleLater(server)
      }
      // The close of http would cut idle connections at once, and with them a request on its way.
      await new Promise<unknown>((resolve) => Server.prototype.close.call(server, resolve))
      process.exit(0)
    },
  }
  return drain
}

function closeIdleLater(server: HttpServer) {
  setInterval(() => {
    server.closeIdleConnections()
  }, idleGrace)
  setTimeout(() => {
    server.closeAllConnections()
  }, patience)
}

import { faultId } from '#src/errors/fault.ts'
import type { Payload } from 'payload'

/**
 * Keeps: a promise that fails where nobody waits for it is a line in the log with an id, and costs no one else's
 * request its answer. It has ended one request's work and nothing that the process shares; an exception outside of
 * every promise still ends the process, and another takes its place.
 */
export const logStrayRejections = (logger: Pick<Payload['logger'], 'error'>) => {
  process.on('unhandledRejection', (reason) => {
    logger.error({ err: reason, msg: `Fault ${faultId(reason)}: a promise failed unobserved` })
  })
}

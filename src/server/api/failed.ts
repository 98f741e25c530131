import { toFault } from '#src/errors/fault.ts'
import type { Payload } from 'payload'

/** The answer to what nobody caught: 500 with an id that the log line carries too. */
export function failed(error: unknown, logger: Payload['logger']) {
  const { id, message } = toFault(error)
  logger.error({ err: error, msg: `Fault ${id}` })
  return Response.json({ errors: [{ message, code: 'fault', id }] }, { status: 500 })
}

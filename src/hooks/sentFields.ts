import { ofRequest } from './ofRequest.ts'
import type { PayloadRequest } from 'payload'

/**
 * Remembers which fields a write names, before the stored ones are filled in, for the rules in which what a request
 * says outweighs what is stored.
 */
export const rememberSentFields = ofRequest(({ args, req }) => {
  if (!('data' in args)) return
  const data: unknown = args.data
  req.context[sent] = new Set(typeof data === 'object' && data !== null ? Object.keys(data) : [])
})

/** Whether the running write named this field. */
export const wasSent = (req: PayloadRequest, field: string) => {
  const fields = req.context[sent]
  return fields instanceof Set && fields.has(field)
}

const sent = 'sentFields'

import type { CollectionBeforeValidateHook } from 'payload'

/** Keeps: when a record was made is for the server to say. Payload takes a caller's word for it; the system's counts. */
export const timesByServer: CollectionBeforeValidateHook = ({ data, operation, req }) => {
  if (!data || req.payloadAPI === 'local') return data
  const sent = Object.entries(data as Record<string, unknown>)
  const times = operation === 'create' ? ['createdAt', 'updatedAt'] : ['createdAt']
  return Object.fromEntries(sent.filter(([name]) => !times.includes(name)))
}

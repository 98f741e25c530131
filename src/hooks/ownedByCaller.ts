import type { FieldHook } from 'payload'

/** Keeps: a record belongs to whoever made it, whatever the request says. System work, which has no caller, may name one. */
export const ownedByCaller: FieldHook = ({ operation, req, value, previousValue }) => {
  if (operation === 'update') return previousValue as unknown
  return req.user ? req.user.id : (value as unknown)
}

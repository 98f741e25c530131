import type { FieldHook } from 'payload'

/** Usernames and emails are the same however they are typed: stored trimmed and in lower case. */
export const lowerCase: FieldHook = ({ value }: { value?: unknown }) =>
  typeof value === 'string' ? value.trim().toLowerCase() : value

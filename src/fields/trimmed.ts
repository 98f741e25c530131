import type { FieldHook } from 'payload'

/** Outer spaces are never part of a name, and an empty text is no text: null. */
export const trimmed: FieldHook = ({ value }: { value?: unknown }) =>
  typeof value === 'string' ? value.trim() || null : value

import { nobody, staff } from './rules.ts'
import type { FieldAccess } from 'payload'

/** The server sets it: what a request says is ignored. */
export const setByServer = { create: nobody, update: nobody } satisfies Record<string, FieldAccess>

/** The user whose record this is, and nobody else. Without a record (in a query) no one. */
export const self: FieldAccess = ({ req, id, doc }) =>
  isCaller(req.user, doc ? (doc as { id?: unknown }).id : id)

/** Staff, and the user whom `field` of the record names. Without a record (in a query) only staff. */
export const staffOrNamedIn =
  (field: string): FieldAccess =>
  ({ req, doc }) => {
    const named = (doc as Record<string, unknown> | undefined)?.[field]
    return staff({ req }) || isCaller(req.user, toId(named))
  }

const toId = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value

const isCaller = (user: { id: number } | null, id: unknown) => user !== null && user.id === id

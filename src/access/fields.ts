import { admins, nobody, staff } from './rules.ts'
import type { FieldAccess, PayloadRequest, Where } from 'payload'

/** The server sets it: what a request says is ignored. */
export const setByServer = { create: nobody, update: nobody } satisfies Record<string, FieldAccess>

/** The user whose record this is, and nobody else. Without a record (in a query) no one. */
export const self = Object.assign(
  (({ req, id, doc }) =>
    isCaller(req.user, doc ? (doc as { id?: unknown }).id : id)) satisfies FieldAccess,
  { asFilter: ({ req }: Caller) => naming('id', req) },
)

/**
 * Staff, and the user whom `field` of the record names. Without a record, in a query, only those who may read that
 * user: a path that starts at this field could ask for their email.
 */
export const staffOrNamedIn = (field: string) =>
  Object.assign(
    (({ req, doc }) => {
      const named = (doc as Record<string, unknown> | undefined)?.[field]
      return doc ? staff({ req }) || isCaller(req.user, toId(named)) : admins({ req })
    }) satisfies FieldAccess,
    { asFilter: ({ req }: Caller) => staff({ req }) || naming(field, req) },
  )

type Caller = { req: PayloadRequest }

/** The rule as a filter: what compiled reads ask the database for. */
const naming = (field: string, { user }: PayloadRequest): boolean | Where =>
  user ? { [field]: { equals: user.id } } : false

const toId = (value: unknown) =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value

const isCaller = (user: { id: number } | null, id: unknown) => user !== null && user.id === id

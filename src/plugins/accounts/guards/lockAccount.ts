import { inTransaction } from '#src/hooks/inTransaction.ts'
import { sql } from '@payloadcms/db-postgres'
import { Forbidden } from 'payload'
import type {
  CollectionAfterLogoutHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'

/**
 * Keeps: what changes an account's sessions or password waits for whoever is changing the account, and sees what they
 * left. Payload reads the sessions, and then stores the list as a whole.
 */
export const lockAccount: CollectionBeforeOperationHook = async ({
  args,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the name `read` is
  operation,
  req,
}) => {
  if (operation === 'refresh') await lockSession(req)
  if (operation === 'resetPassword' && 'data' in args) await lockByToken(args.data, req)
}

/** The same for ending a session: this hook comes before Payload reads them. */
export const lockBeforeLogout: CollectionAfterLogoutHook = async ({ req }) => {
  await inTransaction(req, sql`select from users where id = ${req.user?.id ?? 0} for update`)
}

/** @throws Forbidden when the session has ended since the request came in */
async function lockSession(req: PayloadRequest) {
  const { id = 0, _sid: session = '' } = (req.user ?? {}) as { id?: number; _sid?: string }
  await inTransaction(req, sql`select from users where id = ${id} for update`)
  const { rows } = await inTransaction(
    req,
    sql`select from users_sessions where _parent_id = ${id} and id = ${session}`,
  )
  if (rows.length === 0) throw new Forbidden(req.t)
}

async function lockByToken(sent: unknown, req: PayloadRequest) {
  const { token } = sent as { token?: unknown }
  if (typeof token !== 'string') return
  await inTransaction(req, sql`select from users where reset_password_token = ${token} for update`)
}

import { inTransaction } from '#src/hooks/inTransaction.ts'
import { sql } from '@payloadcms/db-postgres'
import { AuthenticationError } from 'payload'
import type { User } from '#src/payload-types.ts'
import type { CollectionBeforeLoginHook } from 'payload'

/** Notes the salt of the password that a login is about to be checked against. */
export const rememberSalt = (context: Record<string, unknown>, salt: string | null | undefined) => {
  context[mark] = salt
}

/**
 * Keeps: a login by a password that is being changed opens no session. Its session is stored by now, so a change either
 * came before and is seen here, or waits, and ends that session with the others.
 * @throws AuthenticationError
 */
export const passwordStands: CollectionBeforeLoginHook<User> = async ({ req, user }) => {
  const checked = req.context[mark]
  if (typeof checked !== 'string') return
  const { rows } = await inTransaction(req, sql`select salt from users where id = ${user.id}`)
  if (rows[0]?.['salt'] !== checked) throw new AuthenticationError(req.t)
}

const mark = 'checkedSalt'

import { randomBytes } from 'node:crypto'
import type { User } from '#src/payload-types.ts'
import { accounts } from '../accounts.ts'
import { createMissing, type OnProgress } from './createMissing.ts'
import { type Desk, deskOf, idsByKey, naturalKey } from './desk.ts'

/** A login that was made, with its password, which is stored nowhere in the clear. */
export type Account = { username: string; role: User['role']; password: string }

/** Users by username. */
export const fillAccounts = async (
  desk: Desk,
  { password, onProgress }: { password?: string | undefined; onProgress: OnProgress },
) => {
  const made: Account[] = []
  const ids = await createMissing(accounts, {
    step: 'Accounts',
    ids: await idsByKey(desk, { collection: 'users', fields: ['username'] }),
    keyOf: accountKey,
    create: async ({ username, role }) => {
      const secret = password ?? randomBytes(12).toString('base64url')
      const { payload, user } = desk
      const data = { username, role, email: `${username}@demo.example`, password: secret }
      const options = { data, user, depth: 0, overrideAccess: false }
      const { id } = await payload.create({ collection: 'users', ...options })
      made.push({ username, role, password: secret })
      return id
    },
    onProgress,
  })
  return { desks: await desksOf(desk, ids), made }
}

const accountKey = ({ username }: { username: string }) => naturalKey([username])

/** Each account's own desk, with the titles that it likes. */
const desksOf = async ({ payload, user }: Desk, ids: ReadonlyMap<string, number>) =>
  Promise.all(
    accounts.map(async (account) => {
      const id = ids.get(accountKey(account)) ?? 0
      const options = { id, user, depth: 0, overrideAccess: false }
      const owner = await payload.findByID({ collection: 'users', ...options })
      return { desk: deskOf(payload, owner), favorites: account.favorites }
    }),
  )

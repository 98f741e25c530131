import { ofRequest } from '#src/hooks/ofRequest.ts'
import { admins } from '#src/access/rules.ts'
import { endpoints } from './endpoints.ts'
import { closeInternalCollections } from './internalCollections.ts'
import { lockAccount, lockBeforeLogout } from './guards/lockAccount.ts'
import { namesAreFree } from './guards/namesAreFree.ts'
import { passwordStands } from './guards/passwordStands.ts'
import { refuseBeyondLimit } from './limits/refuseBeyondLimit.ts'
import { mailer } from './mail.ts'
import { mutations, queries } from './mutations.ts'
import { passwordIsStrong, resetPasswordIsStrong } from './passwords/guardPasswords.ts'
import { guardPermissions } from './permissions/ofRecords.ts'
import { permissionQueries } from './permissions/queries.ts'
import { mailOnlyToUnverified, verified, verifiedFromTheStart } from './verification.ts'
import type { AccountsOptions } from './options.ts'
import type { CollectionConfig, Plugin } from 'payload'

/** Accounts that withstand guessing, flooding and prying: see the README beside this file. */
export const accounts =
  (options: AccountsOptions): Plugin =>
  (config) => ({
    ...config,
    email: mailer(options),
    jobs: { ...config.jobs, access: { run: admins, queue: admins, cancel: admins } },
    loggingLevels: { ...config.loggingLevels, ...expected },
    collections:
      config.collections?.map((collection) =>
        collection.slug === 'users' ? guarded(collection, options) : collection,
      ) ?? [],
    graphQL: {
      ...config.graphQL,
      mutations: (...args) => ({
        ...config.graphQL?.mutations?.(...args),
        ...mutations(args, options),
      }),
      queries: (...args) => ({
        ...config.graphQL?.queries?.(...args),
        ...queries(args),
        ...permissionQueries(args),
      }),
    },
    onInit: async (payload) => {
      closeInternalCollections(payload)
      guardPermissions(payload)
      await config.onInit?.(payload)
    },
  })

/** What an attacker can cause at will is a line in the log, not a stack. */
const expected = { AuthenticationError: 'info', TooManyRequests: 'info' } as const

function guarded(users: CollectionConfig, options: AccountsOptions): CollectionConfig {
  const secure = new URL(options.publicUrl).protocol === 'https:'
  const { auth, endpoints: own, hooks = {} } = users
  return {
    ...users,
    auth: {
      ...(typeof auth === 'object' && auth),
      cookies: { secure, sameSite: 'Lax' },
      verify: true,
    },
    fields: [...users.fields, verified],
    endpoints: after(endpoints(options), own || undefined),
    hooks: {
      ...hooks,
      beforeOperation: after(hooks.beforeOperation, [
        ofRequest(lockAccount),
        ofRequest(resetPasswordIsStrong),
        ofRequest(mailOnlyToUnverified(options)),
      ]),
      beforeValidate: after(hooks.beforeValidate, [namesAreFree, passwordIsStrong]),
      beforeChange: after(hooks.beforeChange, [verifiedFromTheStart(options)]),
      beforeLogin: after(hooks.beforeLogin, [refuseBeyondLimit(options), passwordStands]),
      afterLogout: after(hooks.afterLogout, [lockBeforeLogout]),
    },
  }
}

const after = <T>(first: T[] = [], then: T[] = []) => [...first, ...then]

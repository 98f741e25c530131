import { inTransaction } from '#src/hooks/inTransaction.ts'
import { addressOf } from './addressOf.ts'
import { countOf } from './counts.ts'
import { loginFailures } from './kinds.ts'
import { tooMany } from './limits.ts'
import type { AccountsOptions } from '../options.ts'
import type { CollectionBeforeLoginHook } from 'payload'

/**
 * Keeps: of many guesses sent at once no more are answered than of as many sent in turn. They all passed the limit
 * before the first had failed; a right one is held back here when the limit has been reached meanwhile.
 */
export const refuseBeyondLimit =
  (options: AccountsOptions): CollectionBeforeLoginHook =>
  async ({ req }) => {
    const address = addressOf(req)
    if (address === undefined || !isPasswordLogin(req.context)) return
    const limit = loginFailures(options)
    const counted = await countOf((statement) => inTransaction(req, statement), {
      kind: limit.kind,
      address,
    })
    if (counted.count >= limit.most) throw tooMany(req, counted)
  }

/** Marks a request as one that logs in by a password: a password reset by mail logs in too, and is not a guess. */
export const markPasswordLogin = (context: Record<string, unknown>) => {
  context[mark] = true
}

const isPasswordLogin = (context: Record<string, unknown>) => context[mark] === true

const mark = 'passwordLogin'

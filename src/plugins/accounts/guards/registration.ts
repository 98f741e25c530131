import { registrations } from '../limits/kinds.ts'
import { countAndRefuse } from '../limits/limits.ts'
import type { AccountsOptions } from '../options.ts'
import type { PayloadRequest } from 'payload'

/**
 * Counts every try of a stranger, not only those that succeed: a refusal may say that a name is taken.
 * @throws TooManyRequests
 */
export const guardRegistration = (options: AccountsOptions) => async (req: PayloadRequest) => {
  if (!req.user) await countAndRefuse(req, registrations(options))
}

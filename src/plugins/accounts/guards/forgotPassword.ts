import { APIError } from 'payload'
import { forgottenPasswords } from '../limits/kinds.ts'
import { countAndRefuse } from '../limits/limits.ts'
import type { AccountsOptions } from '../options.ts'
import type { PayloadRequest } from 'payload'

type Forgotten = { req: PayloadRequest; sent: Sent; sendMail: () => Promise<unknown> }
type Sent = { email?: unknown; username?: unknown }

/**
 * Answers before it looks: whether there is such an account, and how long its mail takes, does not show.
 * @throws TooManyRequests, or 400 when no account is named
 */
export const guardForgotPassword =
  (options: AccountsOptions) =>
  async ({ req, sent, sendMail }: Forgotten) => {
    if (!isNamed(sent.email) && !isNamed(sent.username))
      throw new APIError('Name the account by its email or username.', 400)
    await countAndRefuse(req, forgottenPasswords(options))
    void sendMail().catch((err: unknown) => {
      req.payload.logger.error({ err, msg: 'A mail to reset a password could not be sent' })
    })
  }

const isNamed = (value: unknown) => typeof value === 'string' && value.trim() !== ''

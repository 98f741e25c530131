import { AuthenticationError, LockedAuth, UnverifiedEmail } from 'payload'
import { setTimeout as wait } from 'node:timers/promises'
import { loginFailures } from '../limits/kinds.ts'
import { countAndRefuse, refuseWhenSpent } from '../limits/limits.ts'
import { markPasswordLogin } from '../limits/refuseBeyondLimit.ts'
import { hashing } from '../passwords/hashing.ts'
import { hashForNobody } from './hashForNobody.ts'
import { rememberSalt } from './passwordStands.ts'
import type { AccountsOptions } from '../options.ts'
import type { PayloadRequest, Where } from 'payload'

type Login<T> = { req: PayloadRequest; sent: Sent; logIn: () => Promise<T> }
type Sent = { email?: unknown; username?: unknown; password?: unknown }

/**
 * Logs in by `logIn`. Whatever stands in the way (no such account, a wrong password, a locked or unconfirmed account)
 * looks the same: one error, after one hash, at a full tenth of a second. Failures count against the address.
 * @throws TooManyRequests once an address has failed too often, AuthenticationError
 */
export const guardLogin =
  (options: AccountsOptions) =>
  async <T>({ req, sent, logIn }: Login<T>) => {
    const started = performance.now()
    await refuseWhenSpent(req, loginFailures(options))
    markPasswordLogin(req.context)
    try {
      return await hashing(async () => {
        // Others that waited in the same line may have spent what was left.
        await refuseWhenSpent(req, loginFailures(options))
        return check({ req, sent, logIn })
      })
    } catch (error) {
      if (!isRefusal(error)) throw error
      await countAndRefuse(req, loginFailures(options))
      await wait(untilFullTenth(performance.now() - started))
      throw new AuthenticationError(req.t)
    }
  }

async function check<T>({ req, sent, logIn }: Login<T>) {
  const held = await findHeld(req, sent)
  if (isHopeless(held, sent)) await refuseLikeAWrongPassword(sent, req)
  if (held) rememberSalt(req.context, held.salt)
  return logIn().catch(async (error: unknown) => {
    // Payload does not expect that an account is deleted while it logs in.
    const gone = held && !isRefusal(error) && !(await findHeld(req, sent))
    throw gone ? new AuthenticationError(req.t) : error
  })
}

const isRefusal = (error: unknown) =>
  error instanceof AuthenticationError ||
  error instanceof LockedAuth ||
  error instanceof UnverifiedEmail

/** The account that is named; null where there is none. */
async function findHeld(req: PayloadRequest, sent: Sent) {
  const name = toSentName(sent)
  if (!name) return null
  const where: Where = { or: [{ username: { equals: name } }, { email: { equals: name } }] }
  const select = { lockUntil: true, salt: true } as const
  return req.payload.db.findOne<Held>({ collection: 'users', req, select, where })
}

/** Payload would refuse these before it hashes the password, and so sooner. */
const isHopeless = (held: Held | null, sent: Sent) =>
  Boolean(toSentName(sent)) &&
  (!held?.salt || (typeof held.lockUntil === 'string' && new Date(held.lockUntil) > new Date()))

const toSentName = ({ username, email }: Sent) => [username, email].map(toName).find(Boolean)

type Held = { id: number; lockUntil?: string | null; salt?: string | null }

const toName = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : '')

async function refuseLikeAWrongPassword({ password }: Sent, req: PayloadRequest) {
  if (typeof password !== 'string' || password.trim() === '') return
  await hashForNobody(password)
  throw new AuthenticationError(req.t)
}

/** A statement more or less takes a few milliseconds; within a tenth of a second that does not show. */
const untilFullTenth = (elapsed: number) => Math.ceil(elapsed / 100) * 100 - elapsed

import { AuthenticationError, LockedAuth, UnverifiedEmail } from 'payload'
import { setTimeout as wait } from 'node:timers/promises'
import { loginFailures } from '../limits/kinds.ts'
import { countAndRefuse, refuseWhenSpent } from '../limits/limits.ts'
import { markPasswordLogin } from '../limits/refuseBeyondLimit.ts'
import { hashing } from '../passwords/hashing.ts'
import { hashForNobody } from './hashForNobody.ts'
import { storeForNobody } from './storeForNobody.ts'
import { rememberSalt } from './passwordStands.ts'
import type { AccountsOptions } from '../options.ts'
import type { PayloadRequest, Where } from 'payload'

type Login<T> = { req: PayloadRequest; sent: Sent; logIn: () => Promise<T> }
type Sent = { email?: unknown; username?: unknown; password?: unknown }

/**
 * Logs in by `logIn`. Whatever stands in the way (no such account, a wrong password, a locked or unconfirmed account)
 * looks the same: one error, after one hash and one write, at a full quarter of a second. Failures count against the address.
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
      await wait(untilFullQuarter(performance.now() - started))
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
  const select = { lockUntil: true, salt: true } as const
  return req.payload.db.findOne<Held>({ collection: 'users', req, select, where: named(name) })
}

const named = (name: string): Where => ({
  or: [{ username: { equals: name } }, { email: { equals: name } }],
})

/** Payload would refuse these before it hashes the password, and so sooner. */
const isHopeless = (held: Held | null, sent: Sent) =>
  Boolean(toSentName(sent)) &&
  (!held?.salt || (typeof held.lockUntil === 'string' && new Date(held.lockUntil) > new Date()))

const toSentName = ({ username, email }: Sent) => [username, email].map(toName).find(Boolean)

type Held = { id: number; lockUntil?: string | null; salt?: string | null }

const toName = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : '')

/** Does what Payload does about a wrong password: reads the account, hashes, and stores that it failed. */
async function refuseLikeAWrongPassword(sent: Sent, req: PayloadRequest) {
  const { password } = sent
  if (typeof password !== 'string' || password.trim() === '') return
  await req.payload.db.findOne({ collection: 'users', req, where: named(toSentName(sent) ?? '') })
  await hashForNobody(password)
  await storeForNobody(req)
  throw new AuthenticationError(req.t)
}

/** A statement more or less takes a few milliseconds; within a quarter of a second that does not show. */
const untilFullQuarter = (elapsed: number) => Math.ceil(elapsed / 250) * 250 - elapsed

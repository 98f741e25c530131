import { executeAuthStrategies } from 'payload'
import { collectionNamed } from '../catalogue.ts'
import { Recent } from '../recent.ts'
import { userWith } from './user.ts'
import type { Payload, PayloadRequest, TypedUser } from 'payload'
import type { Asked } from './asked.ts'
import type { Session } from './user.ts'

type Caller = { user: TypedUser | null; responseHeaders?: Headers }

type Asking = {
  asked: Asked
  /** Whether each of the request's statements will tell if the caller still is who they were when they asked last. */
  presuming?: boolean
}

/** Who asks. Nobody, without a question to anyone, where the request has nothing to tell by. */
export const callerOf = async (
  req: PayloadRequest,
  { asked, presuming = false }: Asking,
): Promise<Caller> => {
  const { payload } = req
  if (!hasCredentials(asked) && onlyBuiltIn(payload)) return { user: null }
  const key = credentialsOf(asked)
  const session = sessions.get(key)
  if (session && session.expires > Date.now() && onlyBuiltIn(payload)) {
    const user = await userOf(session, { req, presuming })
    if (user) return { user }
  }
  const { headers } = req
  const { user, responseHeaders } = await executeAuthStrategies({
    canSetHeaders: true,
    headers,
    isGraphQL: req.payloadAPI === 'GraphQL',
    payload,
    req,
  })
  remember({ key, asked, user })
  return { user, ...(responseHeaders && { responseHeaders }) }
}

const hasCredentials = ({ headers }: Asked) =>
  headers.authorization !== undefined || headers.cookie !== undefined

/** Strategies of a developer's own may tell a caller by anything, and each time anew. */
const onlyBuiltIn = ({ config }: Payload) =>
  !config.admin.autoLogin &&
  config.collections.every(({ auth }) => !auth || auth.strategies.length === 0)

/** All that Payload's own strategies look at. */
const credentialsOf = ({ headers }: Asked) =>
  JSON.stringify([headers.authorization, headers.cookie, headers.origin, headers['sec-fetch-site']])

/** Tokens that Payload has verified, until they expire. Whether their sessions still are is asked on each request. */
const sessions = new Recent<string, Session>(10_000)

type Seen = { key: string; asked: Asked; user: TypedUser | null }

function remember({ key, asked, user }: Seen) {
  const { _strategy: strategy } = (user ?? {}) as { _strategy?: string }
  if (!user || strategy !== 'local-jwt') return
  const expires = expiryIn(asked)
  if (expires === undefined) return
  // A key that is none today may be one tomorrow.
  if (/ API-Key /.test(asked.headers.authorization ?? '')) return
  const { collection, id, _sid: sid } = user as TypedUser & { _sid?: string }
  sessions.set(key, {
    collection,
    id,
    ...(sid !== undefined && { sid }),
    expires,
    records: new Map(),
  })
}

/** The earliest expiry of the tokens that a request brings, in milliseconds. */
function expiryIn({ headers }: Asked): number | undefined {
  const tokens = `${headers.authorization ?? ''} ${headers.cookie ?? ''}`.match(token) ?? []
  const times = tokens.map(expiryOf).filter((time) => time !== undefined)
  return times.length > 0 ? Math.min(...times) * 1000 : undefined
}

const token = /[\w-]+\.[\w-]+\.[\w-]+/g

function expiryOf(text: string): number | undefined {
  try {
    const claims = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8')
    const { exp } = JSON.parse(claims) as { exp?: unknown }
    return typeof exp === 'number' ? exp : undefined
  } catch {
    return undefined
  }
}

type Presuming = { req: PayloadRequest; presuming: boolean }

/** The session's user as Payload's strategy would give it; undefined where Payload is to be asked. */
async function userOf(
  session: Session,
  { req, presuming }: Presuming,
): Promise<TypedUser | undefined> {
  const collection = collectionNamed(req.payload, session.collection)
  if (!collection) return undefined
  try {
    return await userWith(session, {
      collection,
      req,
      presuming,
      ...(req.payloadAPI === 'GraphQL' && { depth: 0 }),
    })
  } catch {
    return undefined
  }
}

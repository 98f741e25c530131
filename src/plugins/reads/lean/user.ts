import { afterHooks } from '../hooks.ts'
import { answerOf } from '../reads.ts'
import { everything } from '../access.ts'
import type { Collection, PayloadRequest, TypedUser } from 'payload'
import type { Session } from './caller.ts'

type Users = { collection: Collection; req: PayloadRequest; depth?: number }

/** The user of a verified token, as Payload's own strategy reads it; undefined where it would give none. */
export const userWith = async (
  { id, sid }: Session,
  { collection, req, depth }: Users,
): Promise<TypedUser | undefined> => {
  const { auth, slug } = collection.config
  const asked = { kind: 'findByID', id, depth: depth ?? auth.depth } as const
  const read = await afterHooks({ collection, read: asked, req, overrideAccess: true })
  const body = await answerOf({ collection, grants: everything(), read, req })
  const user = JSON.parse(body) as TypedUser & { _verified?: boolean; sessions?: { id: string }[] }
  if (auth.verify && !user._verified) return undefined
  if (auth.useSessions && !(user.sessions ?? []).some((session) => session.id === sid && sid))
    return undefined
  const known = auth.useSessions ? { _sid: sid } : {}
  return Object.assign(user, known, { collection: slug, _strategy: 'local-jwt' })
}

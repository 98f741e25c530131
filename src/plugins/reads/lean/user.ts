import { afterHooks } from '../hooks.ts'
import { askingOf } from '../reads.ts'
import { bodyOf } from '../answer.ts'
import { everything } from '../access.ts'
import { isLikely, presume } from '../kept/premise.ts'
import { markedTablesIn } from '../kept/marks.ts'
import { plan } from '../plans.ts'
import { runStating } from '../run.ts'
import type { Collection, PayloadRequest, TypedUser } from 'payload'
import type { Premise } from '../kept/premise.ts'

export type Session = {
  collection: string
  id: number | string
  sid?: string
  expires: number
  /** The user's record by the depth that it was read to. */
  records: Map<number, { body: string; premise: Premise }>
}

type Users = { collection: Collection; req: PayloadRequest; depth?: number; presuming: boolean }

/**
 * The user of a verified token, as Payload's own strategy reads it; undefined where it would give none. Presuming: as it was
 * read before, and each statement of the request then tells whether that still is so.
 */
export const userWith = async (
  session: Session,
  { collection, req, depth = collection.config.auth.depth ?? 0, presuming }: Users,
): Promise<TypedUser | undefined> => {
  const kept = session.records.get(depth)
  const known = presuming && kept && isLikely(kept.premise) ? kept : undefined
  if (known) presume(req, known.premise)
  const body = known?.body ?? (await read(session, { collection, req, depth }))
  return userIn(body, { session, collection })
}

type Reading = { collection: Collection; req: PayloadRequest; depth: number }

async function read(session: Session, { collection, req, depth }: Reading): Promise<string> {
  const { id, records } = session
  const asked = { kind: 'findByID', id, depth } as const
  const read = await afterHooks({ collection, read: asked, req, overrideAccess: true })
  const planned = await plan(askingOf({ collection, grants: everything(), read, req }))
  const tables = isFixed(collection)
    ? markedTablesIn(planned.statement.text, req.payload)
    : undefined
  const row = await runStating(req, { ...planned, tables })
  const body = bodyOf(planned, { row, req })
  if (tables && row?.state !== undefined)
    records.set(depth, { body, premise: { tables, state: row.state } })
  return body
}

/** Whether nothing but what its tables hold decides what a record is read as. */
const isFixed = ({ config }: Collection) =>
  config.hooks.beforeOperation.every((hook) => 'ofRequest' in hook)

type Of = { session: Session; collection: Collection }

function userIn(body: string, { session: { sid }, collection }: Of): TypedUser | undefined {
  const { auth, slug } = collection.config
  const user = JSON.parse(body) as TypedUser & { _verified?: boolean; sessions?: { id: string }[] }
  if (auth.verify && !user._verified) return undefined
  if (auth.useSessions && !(user.sessions ?? []).some((session) => session.id === sid && sid))
    return undefined
  const known = auth.useSessions ? { _sid: sid } : {}
  return Object.assign(user, known, { collection: slug, _strategy: 'local-jwt' })
}

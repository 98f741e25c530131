import type { SanitizedCollectionConfig } from 'payload'
import { boundPage } from './boundPage.ts'
import { isRecord } from './isRecord.ts'
import { refuseUnsoundWhere } from './refuseUnsoundWhere.ts'

type Asked = { query: unknown; collection: SanitizedCollectionConfig; free: boolean }

/** A request's joins, each bounded like a list of its own. `?joins=false` leaves them all out, as Payload documents. */
export function boundRestJoins(joins: unknown, { query, collection, free }: Asked) {
  if (isRecord(query) && query['joins'] === 'false') return false
  if (!isRecord(joins)) return undefined
  return Object.fromEntries(
    Object.entries(joins).map(([path, join]) => [
      path,
      isRecord(join) ? boundJoin(join, { path, collection, free }) : join,
    ]),
  )
}

type Join = { path: string; collection: SanitizedCollectionConfig; free: boolean }

function boundJoin(join: Record<string, unknown>, { path, collection, free }: Join) {
  refuseUnsoundWhere(join['where'], { fields: [] })
  const standard = defaultLimit(collection, path)
  const asked = { limit: join['limit'] ?? standard, page: join['page'] }
  return { ...join, ...boundPage(asked, { free }) }
}

function defaultLimit({ joins, polymorphicJoins }: SanitizedCollectionConfig, path: string) {
  const all = [...Object.values(joins).flat(), ...polymorphicJoins]
  return all.find(({ joinPath }) => joinPath === path)?.field.defaultLimit
}

import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { boundPage } from './boundPage.ts'
import { isRecord } from './isRecord.ts'
import { refuseUnsoundWhere } from './refuseUnsoundWhere.ts'

type Asked = { req: PayloadRequest; collection: SanitizedCollectionConfig; free: boolean }

/** A request's joins, each bounded like a list of its own. `?joins=false` leaves them all out, as Payload documents. */
export function boundRestJoins(joins: unknown, { req, collection, free }: Asked) {
  // Payload has taken the word for an object and its letters for names by now, so the address is asked.
  // Few addresses have the word in them, and taking one apart costs more than all the rest.
  if (/joins|%/.test(req.search) && req.searchParams.get('joins') === 'false')
    return noJoins(collection)
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

const allJoins = ({ joins, polymorphicJoins }: SanitizedCollectionConfig) => [
  ...Object.values(joins).flat(),
  ...polymorphicJoins,
]

const noJoins = (collection: SanitizedCollectionConfig) =>
  Object.fromEntries(allJoins(collection).map(({ joinPath }) => [joinPath, false]))

const defaultLimit = (collection: SanitizedCollectionConfig, path: string) =>
  allJoins(collection).find(({ joinPath }) => joinPath === path)?.field.defaultLimit

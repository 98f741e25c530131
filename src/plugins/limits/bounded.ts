import { staff } from '#src/access/rules.ts'
import { ofRequest } from '#src/hooks/ofRequest.ts'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { boundPage } from './boundPage.ts'
import { boundRestJoins } from './boundRestJoins.ts'
import { refuseUnsoundData } from './refuseUnsoundData.ts'
import { refuseUnsoundParams } from './refuseUnsoundParams.ts'
import { refuseUnsoundWhere } from './refuseUnsoundWhere.ts'
import { refuseWildId } from './refuseWildId.ts'

/** What any operation may be asked; Payload types each operation's own. */
export type Asked = { overrideAccess?: boolean } & Partial<Record<Parameter, unknown>>

type Parameter =
  | 'data'
  | 'depth'
  | 'id'
  | 'joins'
  | 'limit'
  | 'page'
  | 'pagination'
  | 'populate'
  | 'select'
  | 'sort'
  | 'where'

/**
 * Keeps: what a client asks is sound, and, but for staff, bounded. Only the operation that a request names is the
 * client's: what hooks and pages ask through the Local API passes.
 */
export const bounded = ofRequest(async (hook) => {
  const { args, collection, req } = hook
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the names of other operations stay
  const { operation } = hook
  const asked = args as Asked
  if (asked.overrideAccess !== undefined || !isRemote(req)) return args
  refuseWildId(asked.id, req)
  refuseUnsoundParams(asked)
  refuseUnsoundWhere(asked.where, { fields: collection.flattenedFields })
  if (operation === 'create' || operation === 'update')
    await refuseUnsoundData(asked.data, { collection, operation, req })
  if (operation === 'update' || operation === 'delete')
    req.context['refusesByRecord'] = await refusesByRecord(asked, { collection, operation, req })
  // An empty filter is none.
  if (asked.where === '') delete asked.where
  if (operation !== 'read') return args
  // Payload would take `?data=` for the record that was asked for, and answer it.
  return { ...args, data: undefined, ...boundRead(asked, { collection, req }) }
})

const isRemote = ({ payloadAPI }: PayloadRequest) =>
  payloadAPI === 'REST' || payloadAPI === 'GraphQL'

type At = { collection: SanitizedCollectionConfig; req: PayloadRequest }

function boundRead(asked: Asked, { collection, req }: At) {
  const free = staff({ req })
  const joins = boundRestJoins(asked.joins, { req, collection, free })
  const page = 'id' in asked ? {} : boundPage(asked, { free })
  return { ...page, ...(joins !== undefined && { joins }) }
}

/** Whether a refusal says that this one record is not the caller's, which must look like no record at all. */
const refusesByRecord = async (
  { id }: Asked,
  { collection, operation, req }: At & { operation: 'delete' | 'update' },
) => id !== undefined && typeof (await collection.access[operation]({ req })) === 'object'

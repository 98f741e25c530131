import { NotFound } from 'payload'
import type { CollectionSlug, Endpoint, Payload, PayloadRequest } from 'payload'

/**
 * Keeps: what one may do with a record is told of those that one may read. Payload tells everyone, and so whether there
 * is such a record. Runs when Payload starts, to reach the collections that it adds itself.
 */
export function guardPermissions({ collections }: Payload) {
  for (const { config } of Object.values(collections))
    config.endpoints = (config.endpoints || []).map((endpoint) =>
      endpoint.path === '/access/:id?' ? guarded(endpoint, config.slug) : endpoint,
    )
}

/** @throws NotFound (404) for a record that is not there or not the caller's to read */
export async function mustBeReadable(
  req: PayloadRequest,
  { collection, id }: { collection: CollectionSlug; id: number },
) {
  const { docs } = await req.payload.find({
    collection,
    where: { id: { equals: id } },
    depth: 0,
    limit: 1,
    pagination: false,
    select: {},
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0) throw new NotFound(req.t)
}

const guarded = (endpoint: Endpoint, collection: CollectionSlug): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    const id = req.routeParams?.['id']
    if (id !== undefined) await mustBeReadable(req, { collection, id: toId(id, req) })
    return endpoint.handler(req)
  },
})

/** What no record can have is no id: neither 1abc nor one past the range of the database. */
function toId(id: unknown, req: PayloadRequest) {
  const number = Number(id)
  if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) throw new NotFound(req.t)
  return number
}

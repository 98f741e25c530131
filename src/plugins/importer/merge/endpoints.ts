import { addDataAndFileToRequest, APIError, Forbidden } from 'payload'
import type {
  CollectionBeforeOperationHook,
  Endpoint,
  PayloadHandler,
  PayloadRequest,
} from 'payload'
import { staff } from '#src/access/rules.ts'
import { candidatesOf } from './candidates.ts'
import { keepApart } from './distinct.ts'
import { type Mergeable, mergeRecords } from './mergeRecords.ts'
import { winnerOf } from './winnerOf.ts'

/**
 * `POST /:winner/merge {"from": loser}`, `POST /:id/distinct {"from": other}` for two that are not the same, and the records
 * that might be the same as one; for staff.
 */
export const mergeEndpoints = (collection: Mergeable): Endpoint[] => [
  {
    path: '/:id/merge',
    method: 'post',
    handler: async (req) => {
      if (!staff({ req })) throw new Forbidden(req.t)
      await addDataAndFileToRequest(req)
      const pair = { collection, winner: idIn(req), loser: toId(req.data?.['from'], 'from') }
      const id = await mergeRecords(req, pair)
      const doc = await req.payload.findByID({ collection, id, req, overrideAccess: false })
      return Response.json({ message: 'Both records are one now.', doc })
    },
  },
  {
    path: '/:id/distinct',
    method: 'post',
    handler: async (req) => {
      if (!staff({ req })) throw new Forbidden(req.t)
      await addDataAndFileToRequest(req)
      const ids: [number, number] = [idIn(req), toId(req.data?.['from'], 'from')]
      if (ids[0] === ids[1]) throw new APIError('A record is the same as itself.', 400)
      for (const id of ids)
        await req.payload.findByID({ collection, id, req, overrideAccess: false })
      await keepApart(req, { collection, ids })
      return Response.json({ message: 'They will not be offered for merging again.' })
    },
  },
  {
    path: '/:id/candidates',
    method: 'get',
    handler: async (req) => {
      if (!staff({ req })) throw new Forbidden(req.t)
      return Response.json({ docs: await candidatesOf(req, { collection, id: idIn(req) }) })
    },
  },
]

const idIn = (req: PayloadRequest) => toId(req.routeParams?.['id'], 'id')

const toId = (value: unknown, name: string) => {
  const id = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof id === 'number' && Number.isInteger(id) && id > 0 && id < 2 ** 31) return id
  throw new APIError(`"${name}" must be the id of a record.`, 400)
}

/** The endpoints of a collection, of which those that read one record lead from an id that was merged to its winner. */
export const redirecting = (collection: Mergeable, endpoints: Endpoint[]): Endpoint[] => {
  const isById = ({ method, path }: Endpoint) => method === 'get' && path.startsWith('/:id')
  return endpoints.some(isById)
    ? endpoints.map((endpoint) =>
        isById(endpoint)
          ? { ...endpoint, handler: orRedirect(collection, endpoint.handler) }
          : endpoint,
      )
    : [
        ...endpoints,
        { path: byId, method: 'get', handler: orRedirect(collection, stock(collection)) },
      ]
}

const byId = String.raw`/:id(\d+)`

/** Payload's own endpoint, which it puts behind all others. */
const stock =
  (collection: Mergeable): PayloadHandler =>
  (req) => {
    const endpoints = req.payload.collections[collection].config.endpoints || []
    const own = endpoints.find(({ method, path }) => method === 'get' && path === '/:id')
    if (!own) throw new Error(`Payload has no endpoint that reads one of the ${collection}.`)
    return own.handler(req)
  }

const orRedirect =
  (collection: Mergeable, handler: PayloadHandler): PayloadHandler =>
  async (req) => {
    try {
      return await handler(req)
    } catch (error) {
      const id = Number(req.routeParams?.['id'])
      // There is no record 0, and none was merged.
      const winner = isNotFound(error) && id > 0 && (await winnerOf(req, { collection, id }))
      if (!winner) throw error
      const { routes } = req.payload.config
      const location = `${routes.api}/${collection}/${winner}${req.search}`
      return new Response(null, { status: 301, headers: { Location: location } })
    }
  }

const isNotFound = (error: unknown) =>
  error instanceof Error && 'status' in error && error.status === 404

/** Over GraphQL, which knows no redirects, an id that was merged is answered with the winner. */
export const winnerOverGraphql: CollectionBeforeOperationHook = async ({
  args,
  collection,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what both reads are still called
  operation,
  req,
}) => {
  if (operation !== 'read' || req.payloadAPI !== 'GraphQL' || !('id' in args)) return args
  const winner = await winnerOf(req, { collection: collection.slug, id: Number(args.id) })
  return winner === undefined ? args : { ...args, id: winner }
}

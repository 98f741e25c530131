import { compiledLoader } from './loader.ts'
import { collectionNamed } from './catalogue.ts'
import { leftAt } from './resumed.ts'
import type { Collection, Endpoint, PayloadRequest } from 'payload'

export type Write = { collection: Collection; method: Endpoint['method']; path: '/' | '/:id' }

/** The writing endpoints of a collection, where Payload's router comes to them: Payload's own do the work. */
export const writeEndpoints = (): Endpoint[] =>
  (['post /', 'patch /', 'patch /:id', 'delete /', 'delete /:id'] as const).map((route) => {
    const [method, path] = route.split(' ') as [Write['method'], Write['path']]
    return {
      method,
      path,
      handler: (req) => handle({ method, path }, req),
      custom: { reads: true },
    }
  })

async function handle(write: Omit<Write, 'collection'>, req: PayloadRequest): Promise<Response> {
  const { error, context } = leftAt(req) ?? {}
  Object.assign(req.context, context)
  if (error) throw error
  const collection = collectionNamed(req.payload, String(req.routeParams?.['collection']))
  if (!collection) throw new Error('Payload routes to no collection that it does not have.')
  req.payloadDataLoader = compiledLoader(req)
  return writeOf({ ...write, collection }, req)
}

/** Payload's own answer to a write. */
export const writeOf = async ({ collection, method, path }: Write, req: PayloadRequest) => {
  const endpoints = collection.config.endpoints || []
  const ours = endpoints.findIndex(({ custom }) => custom?.['reads'])
  const own = endpoints
    .slice(ours)
    .find((each) => !each.custom?.['reads'] && each.method === method && each.path === path)
  if (!own) throw new Error('Payload has no such endpoint.')
  return own.handler(req)
}

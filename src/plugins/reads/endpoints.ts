import { parseParams } from 'payload'
import { collectionNamed } from './catalogue.ts'
import { answerOf } from './reads.ts'
import { NotCompiled } from './obstacles.ts'
import type { Read } from './capture.ts'
import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload'

const paths = { count: '/count', find: '/', findByID: '/:id' } as const

// An id is a number: /users/me and /users/init are not ours.
const patterns = { ...paths, findByID: String.raw`/:id(\d+)` } as const

/** The reading endpoints of a collection. What is not compiled goes on to Payload's own. */
export const readEndpoints = (): Endpoint[] =>
  (['count', 'find', 'findByID'] as const).map((kind) => {
    const path = paths[kind]
    const handler: PayloadHandler = async (req) => {
      try {
        return new Response(await answerOf(req, readOf(kind, req)), { headers })
      } catch (error) {
        if (!(error instanceof NotCompiled)) throw error
        req.payload.logger.debug({ msg: `Not compiled: ${error.message}`, url: req.url })
        return stock({ path, handler, req })
      }
    }
    return { path: patterns[kind], method: 'get', handler, custom: { reads: true } }
  })

const headers = { 'content-type': 'application/json' }

type Passed = { path: string; handler: PayloadHandler; req: PayloadRequest }

/** Payload's own endpoint stands behind ours in the list. */
function stock({ path, handler, req }: Passed) {
  const slug = String(req.routeParams?.['collection'])
  const endpoints = collectionNamed(req.payload, slug)?.config.endpoints || []
  const own = endpoints.filter((each) => each.method === 'get' && each.path === path)
  const next = own[own.findIndex((each) => each.handler === handler) + 1]
  if (!next) throw new Error(`Payload has no endpoint ${path} for ${slug}`)
  return next.handler(req)
}

/** The parameters as Payload parses them; they are parsed once more if Payload answers, so a copy is. */
function readOf(kind: Read['kind'], req: PayloadRequest): Read {
  if (req.data) throw new NotCompiled('parameters in the body')
  const parsed = parseParams(structuredClone(req.query))
  if (parsed.data !== undefined) throw new NotCompiled('a document to be read as given')
  const { depth, draft, joins, limit, page, pagination, populate, select, sort, trash, where } =
    parsed
  const all = {
    find: { depth, draft, joins, limit, page, pagination, populate, select, sort, trash, where },
    findByID: { depth, draft, joins, populate, select, trash },
    count: { trash, where },
  }
  const given = Object.entries(all[kind]).filter(([, value]) => value !== undefined)
  return { kind, ...Object.fromEntries(given) }
}

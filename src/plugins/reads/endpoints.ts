import { parseParams } from 'payload'
import { collectionNamed } from './catalogue.ts'
import { grantsOf } from './access.ts'
import { afterHooks } from './hooks.ts'
import { idsOfPage } from './cursorPage.ts'
import { answerOf, askingOf } from './reads.ts'
import { leftAt } from './resumed.ts'
import { stock } from './stock.ts'
import { toRead } from './toRead.ts'
import { NotCompiled } from './obstacles.ts'
import type { Read } from './capture.ts'
import type { Reading } from './stock.ts'
import type { Collection, Endpoint, PayloadHandler, PayloadRequest } from 'payload'

const paths = { count: '/count', find: '/', findByID: '/:id' } as const

/** The reading endpoints of a collection, where Payload's router comes to them: /users/me and /users/init are not ours. */
export const readEndpoints = (pattern: string): Endpoint[] =>
  (['count', 'find', 'findByID'] as const).map((kind) => ({
    path: kind === 'findByID' ? `${paths[kind]}(${pattern})` : paths[kind],
    method: 'get',
    handler: handlerOf(kind),
    custom: { reads: true },
  }))

const headers = { 'content-type': 'application/json' }

const handlerOf =
  (kind: Read['kind']): PayloadHandler =>
  async (req) => {
    const { error, read: known, context } = leftAt(req) ?? {}
    if (error) throw error
    Object.assign(req.context, context)
    const collection = collectionNamed(req.payload, String(req.routeParams?.['collection']))
    if (!collection) throw new Error('Payload routes to no collection that it does not have.')
    // Payload's endpoints leave the parameters parsed behind, where access functions see them.
    if (known && kind !== 'findByID') parseParams(req.query)
    const read =
      known ?? (await afterHooks({ collection, read: readOf(kind, { collection, req }), req }))
    try {
      if (known || req.transactionID) throw new NotCompiled('known not to be')
      return new Response(await answerOf({ collection, grants: grantsOf(req), read, req }), {
        headers,
      })
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error
      const answer = read.after === undefined ? stock : stockPage
      return Response.json(await answer({ collection, read, req }), { headers })
    }
  }

type Documents = { docs: { id: number | string }[] }

/** A page by a cursor: we find its records, Payload reads them. */
async function stockPage({ collection, read, req }: Reading) {
  const asking = askingOf({ collection, read, req, grants: grantsOf(req) })
  const { ids, page } = await idsOfPage(asking)
  const where = { and: [read.where ?? {}, { id: { in: ids } }] }
  const all = { ...asking.read, where, limit: 0, pagination: false }
  const { docs } = (await stock({ collection, read: all, req })) as Documents
  const places = new Map(ids.map((id, place) => [id, place]))
  docs.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0))
  return { docs, ...page }
}

type At = { collection: Collection; req: PayloadRequest }

function readOf(kind: Read['kind'], { collection, req }: At): Read {
  // A document to be read as given, and parameters in the body, are a record's alone.
  const given =
    kind === 'findByID' ? { ...req.query, ...(req.data as object | undefined) } : req.query
  const parameters = parseParams(given)
  const id =
    kind === 'findByID' ? idOf(String(req.routeParams?.['id']), { collection, req }) : undefined
  return toRead(kind, { parameters, id })
}

/** As Payload reads an id out of a path. */
export const idOf = (id: string, { collection, req }: At) =>
  req.payload.db.defaultIDType === 'number' && collection.customIDType !== 'text'
    ? Number.parseFloat(id)
    : id

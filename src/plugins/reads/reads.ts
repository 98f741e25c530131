import { collectionNamed } from './catalogue.ts'
import { bodyOf } from './answer.ts'
import { grantsOf } from './access.ts'
import { plan } from './plans.ts'
import { run } from './run.ts'
import { NotCompiled } from './obstacles.ts'
import type { Read } from './capture.ts'
import type { Collection, PayloadRequest } from 'payload'

/**
 * The JSON that Payload would answer.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const answerOf = async (req: PayloadRequest, asked: Read): Promise<string> => {
  if (req.transactionID) throw new NotCompiled('a transaction')
  if (req.payload.config.localization) throw new NotCompiled('localization')
  const collection = collectionOf(req)
  const read = await afterHooks({ collection, read: withId({ asked, collection, req }), req })
  const planned = await plan({ collection, grants: grantsOf(req), read, req })
  return bodyOf(planned, { row: await run(req, planned.statement), req })
}

function collectionOf(req: PayloadRequest): Collection {
  const collection = collectionNamed(req.payload, String(req.routeParams?.['collection']))
  if (!collection) throw new NotCompiled('no such collection')
  return collection
}

type Args = { collection: Collection; read: Read; req: PayloadRequest }

function withId({ asked, collection, req }: Omit<Args, 'read'> & { asked: Read }): Read {
  if (asked.kind !== 'findByID') return asked
  const id = req.routeParams?.['id']
  if (typeof id !== 'string') throw new NotCompiled('no id')
  const isNumber = req.payload.db.defaultIDType === 'number' && collection.customIDType !== 'text'
  return { ...asked, id: isNumber ? Number.parseFloat(id) : id }
}

/** Payload types a hook by each operation's own arguments. */
type BeforeRead = (call: object) => Promise<Partial<Read> | undefined> | Partial<Read> | undefined

/** Runs the collection's `beforeOperation` hooks, which may change what is asked for. */
async function afterHooks({ collection, read, req }: Args): Promise<Read> {
  const { kind, ...asked } = read
  let args: Partial<Read> = { ...asked, ...{ collection, req } }
  for (const hook of collection.config.hooks.beforeOperation as BeforeRead[])
    args =
      (await hook({
        args,
        collection: collection.config,
        context: req.context,
        // Payload itself calls both of its finds so.
        operation: kind === 'count' ? 'count' : 'read',
        req,
      })) ?? args
  return { ...asParameters(args), kind }
}

function asParameters(
  args: Partial<Read> & { collection?: unknown; req?: unknown },
): Partial<Read> {
  const { id, depth, draft, joins, limit, page, pagination } = args
  const { populate, select, sort, trash, where } = args
  const all = {
    id,
    depth,
    draft,
    joins,
    limit,
    page,
    pagination,
    populate,
    select,
    sort,
    trash,
    where,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

import { getDataLoader } from 'payload'
import { everything, grantsOf } from './access.ts'
import { collectionNamed } from './catalogue.ts'
import { afterHooks } from './hooks.ts'
import { NotCompiled } from './obstacles.ts'
import { answerOf } from './reads.ts'
import { stock } from './stock.ts'
import type { Collection, CollectionSlug, Payload, PayloadRequest } from 'payload'

type Loader = PayloadRequest['payloadDataLoader']
type Find = (args: Asked) => Promise<Found>
type Asked = {
  collection: CollectionSlug
  overrideAccess?: boolean
  req?: unknown
  showHiddenFields?: boolean
}
type Found = Awaited<ReturnType<Payload['find']>>

/**
 * Payload's dataloader, which gathers the records that one record refers to. It asks for those of a collection in one
 * compiled read where that can be, within the request's transaction; else as ever.
 */
export const compiledLoader = (req: PayloadRequest): Loader => {
  const find = async (args: Asked): Promise<Found> => {
    // Operations have requests of their own, which are in transactions of their own.
    const asker = args.req && args.req !== stand ? (args.req as PayloadRequest) : req
    const { overrideAccess = true } = args
    const collection = collectionNamed(req.payload, args.collection)
    if (!collection || args.showHiddenFields)
      return (req.payload.find as Find)({ ...args, overrideAccess, req: asker })
    return found({ args, collection, overrideAccess, req: asker })
  }
  const payload = Object.create(req.payload, { find: { value: find } }) as Payload
  const stand: PayloadRequest = new Proxy(req, {
    get: (target, name) =>
      name === 'payload' ? payload : (Reflect.get(target, name, target) as unknown),
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
  return getDataLoader(stand)
}

type Finding = {
  args: Asked
  collection: Collection
  overrideAccess: boolean
  req: PayloadRequest
}

async function found({ args, collection, overrideAccess, req }: Finding): Promise<Found> {
  const given = Object.entries(args).filter(
    ([name, value]) => !ofFinding.has(name) && value !== undefined && value !== null,
  )
  const read = await afterHooks({
    collection,
    read: { kind: 'find', ...Object.fromEntries(given) },
    req,
    overrideAccess,
  })
  const grants = overrideAccess ? everything() : grantsOf(req)
  try {
    return JSON.parse(await answerOf({ collection, grants, read, req })) as Found
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    return (await stock({ collection, read: { ...read, overrideAccess }, req })) as Found
  }
}

const ofFinding = new Set(['collection', 'overrideAccess', 'req', 'showHiddenFields'])

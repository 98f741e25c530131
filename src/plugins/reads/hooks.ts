import { parametersOf } from './toRead.ts'
import type { Read } from './capture.ts'
import type { Collection, PayloadRequest } from 'payload'

type Asked = {
  collection: Collection
  read: Read
  req: PayloadRequest
  overrideAccess?: boolean
  /** Leaves out hooks that matter only where there is no such record: then Payload is to be asked. */
  thatExists?: boolean
}

/** Payload types a hook by each operation's own arguments. */
type BeforeRead = (call: object) => Promise<object | undefined> | object | undefined

/** What is asked for once the collection's `beforeOperation` hooks, which may change it, have run. */
export const afterHooks = async ({
  collection,
  read,
  req,
  overrideAccess,
  thatExists = false,
}: Asked): Promise<Read> => {
  const hooks = collection.config.hooks.beforeOperation.filter(
    (hook) => !(thatExists && 'ofMissing' in hook),
  )
  if (hooks.length === 0) return read
  const { kind, after, ...asked } = read
  // Payload's endpoints name all of an operation's parameters, those that were not given too.
  const none = Object.fromEntries(parametersOf(kind).map((name) => [name, undefined]))
  let args: object = {
    ...none,
    ...asked,
    collection,
    req,
    ...(overrideAccess !== undefined && { overrideAccess }),
  }
  for (const hook of hooks as BeforeRead[])
    args =
      (await hook({
        args,
        collection: collection.config,
        context: req.context,
        // Payload itself calls both of its finds so.
        operation: kind === 'count' ? 'count' : 'read',
        req,
        ...(overrideAccess !== undefined && { overrideAccess }),
      })) ?? args
  return { ...asParameters(args), kind, ...(after !== undefined && { after }) }
}

/** What hooks leave of the arguments is what is asked for. */
function asParameters(args: object): Partial<Read> {
  const given = Object.entries(args).filter(
    ([name, value]) => value !== undefined && !ofOperation.has(name),
  )
  return Object.fromEntries(given)
}

const ofOperation = new Set(['collection', 'req', 'overrideAccess'])

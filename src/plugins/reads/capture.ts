import { asking, askingFields } from './captiveFields.ts'
import { copyOf } from './copy.ts'
import { NotCompiled } from './obstacles.ts'
import { countOperation, findByIDOperation, findOperation } from 'payload'
import type { Grants } from './access.ts'
import type { Collection, PayloadRequest, PopulateType, SelectType, Sort, Where } from 'payload'

/** A read as a client asks for it. */
export type Read = {
  kind: 'find' | 'findByID' | 'count'
  id?: number | string
  /** A document to be read as it is given. */
  data?: unknown
  /** A cursor: the list goes on after it. Empty: from the first record. */
  after?: unknown
  depth?: number
  /** How deep within another record's answer; 1 where it is left out. */
  currentDepth?: number
  draft?: boolean
  joins?: object | false
  limit?: number
  page?: number
  pagination?: boolean
  populate?: PopulateType
  select?: SelectType
  sort?: Sort
  trash?: boolean
  where?: Where
}

/** The same read as Payload would hand it to its database. */
export type Query = {
  where: Where
  /** By their paths; false for none at all. */
  joins: Record<string, JoinOptions | false> | false
  limit?: number
  page?: number
  pagination?: boolean
  select?: SelectType
  sort?: Sort
}

export type JoinOptions = {
  count?: boolean
  limit?: number
  page?: number
  sort?: Sort
  where?: Where
}

type Args = { collection: Collection; grants: Grants; read: Read; req: PayloadRequest }

/**
 * Runs Payload's own operation up to its database call: access, sanitizers, and validations are Payload's, and so are the
 * errors that they throw. The collection's `beforeOperation` hooks are not run here.
 */
export const queryOf = async ({ collection, grants, read, req }: Args): Promise<Query> => {
  const joins = copyOf(read.joins ?? {})
  // An empty filter is none.
  const where = copyOf(read.where || {})
  const stop = (asked: Query) => {
    throw new Reached(asked)
  }
  const isOurs = (asked: Query) => asked.joins === joins || asked.where.and?.[0] === where
  const captive = captiveRequest({ grants, isOurs, req, stop })
  const args = {
    ...read,
    joins,
    where,
    ...(read.select && { select: copyOf(read.select) }),
    collection: { ...collection, config: captiveConfig(collection, { grants, read }) },
    req: captive,
  }
  const operation = operations[read.kind] as (args: object) => Promise<unknown>
  try {
    await operation(args)
  } catch (error) {
    if (error instanceof Reached) return error.asked
    throw error
  }
  throw new NotCompiled('answered without the database')
}

class Reached extends Error {
  readonly asked: Query

  constructor(asked: Query) {
    super('The query is known')
    this.asked = asked
  }
}

const operations = { find: findOperation, findByID: findByIDOperation, count: countOperation }

type Captivity = {
  grants: Grants
  isOurs: (asked: Query) => boolean
  req: PayloadRequest
  stop: (asked: Query) => never
}

function captiveRequest({ grants, isOurs, req, stop }: Captivity): PayloadRequest {
  const { db, collections } = req.payload as { db: object; collections: object }
  const until = (name: 'find' | 'findOne' | 'count') => ({
    value: (asked: Query) =>
      isOurs(asked)
        ? stop(asked)
        : (Reflect.get(db, name) as (asked: Query) => unknown).call(db, asked),
  })
  const captiveDb: unknown = Object.create(db, {
    find: until('find'),
    findOne: until('findOne'),
    count: until('count'),
  })
  const payload: unknown = Object.create(req.payload, {
    db: { value: captiveDb },
    collections: {
      value: new Proxy(collections, {
        get: (all, slug) => {
          const collection = Reflect.get(all, slug) as Collection | undefined
          const read = { kind: 'find' } as const
          return (
            collection && { ...collection, config: captiveConfig(collection, { grants, read }) }
          )
        },
      }),
    },
  })
  // Payload rolls the transaction of a request back when an operation fails, as those that are captured do.
  const own = { payload, payloadAPI: 'REST', transactionID: undefined, [asking]: grants }
  return new Proxy(req, {
    get: (target, name): unknown =>
      Object.hasOwn(own, name) ? Reflect.get(own, name) : Reflect.get(target, name, target),
    set: (target, name, value) =>
      Object.hasOwn(own, name) || Reflect.set(target, name, value, target),
  })
}

/** The collection with the caller's grants in place of its access functions, and without hooks that have run already. */
function captiveConfig({ config }: Collection, { grants, read }: Pick<Args, 'grants' | 'read'>) {
  return {
    ...config,
    fields: askingFields(config),
    access: { ...config.access, read: () => grants.records(config.slug, read.id) },
    hooks: { ...config.hooks, beforeOperation: [] },
  }
}

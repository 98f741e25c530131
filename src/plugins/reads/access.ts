import { collectionNamed } from './catalogue.ts'
import { copyOf } from './copy.ts'
import type { FieldAccess, FlattenedField, PayloadRequest, Where } from 'payload'

/** Yes, no, or yes for the records that the filter matches. */
export type Grant = boolean | Where

/** At once where it can be: most rules wait for nothing. */
export type Soon<Value> = Promise<Value> | Value

/** What the caller of one request may read: every access function is called once, its answer kept. */
export type Grants = {
  /** The records of a collection; `id` where the request is for one. */
  records: (slug: string, id?: number | string) => Soon<Grant>
  /** A field's values. Undefined: it depends on the record in a way that is not declared. */
  field: (field: FlattenedField, slug: string) => Soon<Grant | undefined>
  /** Whether filters and sorts may name a field: its rule is asked without a record. */
  path: (field: FlattenedField) => Soon<boolean>
  /** The collections asked about until now, and whether for the one record of the request. */
  asked: () => { slug: string; ofOne: boolean }[]
}

/** An access function that says as a filter what it decides record by record. */
export type DeclaredAccess = FieldAccess & { asFilter?: (args: { req: PayloadRequest }) => Grant }

/** The grants of a request. */
export const grantsOf = (req: PayloadRequest): Grants => {
  const records = new Map<string, Soon<Grant>>()
  const fields = new Map<FlattenedField, Soon<Grant | undefined>>()
  const paths = new Map<FlattenedField, Soon<boolean>>()
  /** By the collection of the one record that is asked for. */
  const ofOne = new Map<string, OfOne>()
  const makeOne = (slug: string, id: number | string) => {
    const made = recordOf({ req, slug, id })
    ofOne.set(slug, made)
    return made.grant
  }
  const makeAll = (slug: string) => {
    const known = ofOne.get(slug)
    if (!known) return recordsOf({ req, slug })
    // What is said of one record without a look at its id is said of all.
    const shared = (grant: Grant) => (known.looked() ? recordsOf({ req, slug }) : grant)
    return known.grant instanceof Promise ? known.grant.then(shared) : shared(known.grant)
  }
  return {
    records: (slug, id) =>
      ownOf(
        id === undefined
          ? remember({ in: records, as: slug, make: () => makeAll(slug) })
          : remember({ in: records, as: `${slug} ${id}`, make: () => makeOne(slug, id) }),
      ),
    asked: () =>
      [...records.keys()].map((key) => ({
        slug: key.split(' ')[0] ?? key,
        ofOne: key.includes(' '),
      })),
    field: (field) => ownOf(remember({ in: fields, as: field, make: () => fieldOf(req, field) })),
    path: (field) => remember({ in: paths, as: field, make: () => pathOf(req, field) }),
  }
}

/** The grants of the house itself. */
export const everything = (): Grants => {
  const asked = new Map<string, { slug: string; ofOne: boolean }>()
  return {
    records: (slug, id) => {
      const ofOne = id !== undefined
      asked.set(`${slug} ${ofOne}`, { slug, ofOne })
      return true
    },
    field: () => true,
    path: () => true,
    asked: () => [...asked.values()],
  }
}

/** Payload's validations rewrite the filters that they are given, so each gets its own. */
const ownOf = <Value>(granted: Soon<Value>): Soon<Value> =>
  granted instanceof Promise ? granted.then(copyOf) : copyOf(granted)

function remember<Key, Value>(entry: {
  in: Map<Key, Soon<Value>>
  as: Key
  make: () => Soon<Value>
}): Soon<Value> {
  const known = entry.in.get(entry.as)
  if (known !== undefined || entry.in.has(entry.as)) return known as Soon<Value>
  const made = entry.make()
  entry.in.set(entry.as, made)
  return made
}

type Asked = { req: PayloadRequest; slug: string }

function recordsOf({ req, slug }: Asked): Soon<Grant> {
  const access = collectionNamed(req.payload, slug)?.config.access.read
  return access ? access({ req, isReadingStaticFile: false }) : Boolean(req.user)
}

/** What is granted where one record is asked for, and whether the rule has looked at its id. */
type OfOne = { grant: Soon<Grant>; looked: () => boolean }

function recordOf({ req, slug, id }: Asked & { id: number | string }): OfOne {
  const access = collectionNamed(req.payload, slug)?.config.access.read
  if (!access) return { grant: Boolean(req.user), looked: () => false }
  let looked = false
  const args = {
    req,
    isReadingStaticFile: false,
    get id() {
      looked = true
      return id as number
    },
  }
  return { grant: access(args), looked: () => looked }
}

function pathOf(req: PayloadRequest, field: FlattenedField): Soon<boolean> {
  const access = 'access' in field ? field.access?.read : undefined
  if (!access) return true
  try {
    const granted = access({ req })
    return granted instanceof Promise ? granted.catch(() => false) : granted
  } catch {
    return false
  }
}

function fieldOf(req: PayloadRequest, field: FlattenedField): Soon<Grant | undefined> {
  const access: DeclaredAccess | undefined = 'access' in field ? field.access?.read : undefined
  if (!access) return true
  if (access.asFilter) return access.asFilter({ req })
  if (field.name === 'sessions' && String(access).includes('user?.id === doc?.id'))
    return req.user ? { id: { equals: req.user.id } } : false
  return decideWithoutRecord(access, req)
}

/** Calls it with arguments that notice when the record is looked at. */
function decideWithoutRecord(access: FieldAccess, req: PayloadRequest): Soon<Grant | undefined> {
  let looked = false
  const look = (): unknown => {
    looked = true
    return undefined
  }
  const decided = (granted: boolean) => (looked ? undefined : granted)
  const failed = (error: unknown): Grant | undefined => {
    if (looked) return undefined
    throw error
  }
  const args = {
    req,
    get id() {
      return look()
    },
    get doc() {
      return look()
    },
    get data() {
      return look()
    },
    get siblingData() {
      return look()
    },
    get blockData() {
      return look()
    },
  } as unknown as Parameters<FieldAccess>[0]
  try {
    const granted = access(args)
    return granted instanceof Promise ? granted.then(decided, failed) : decided(granted)
  } catch (error) {
    return failed(error)
  }
}

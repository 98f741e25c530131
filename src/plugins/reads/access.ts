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
  /** Whether filters and sorts may name a field that has this rule: it is asked without a record. */
  path: (access: FieldAccess) => Soon<boolean>
  /** Whether a field's rule has failed, which was asked without a record: with one it may, too. */
  failed: (field?: FlattenedField) => boolean
  /** The collections asked about until now, and whether for the one record of the request. */
  asked: () => { slug: string; ofOne: boolean }[]
}

/** An access function that says as a filter what it decides record by record. */
export type DeclaredAccess = FieldAccess & { asFilter?: (args: { req: PayloadRequest }) => Grant }

/** The grants of a request. */
export const grantsOf = (req: PayloadRequest): Grants => {
  const records = new Map<string, Soon<Grant>>()
  const fields = new Map<FieldAccess, Soon<Said>>()
  const failures = new Set<FieldAccess>()
  const failed = (access: FieldAccess) => failures.add(access)
  const saidBy = (access: FieldAccess) =>
    remember({ in: fields, as: access, make: () => askedWithoutRecord(access, { req, failed }) })
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
      after(
        id === undefined
          ? remember({ in: records, as: slug, make: () => makeAll(slug) })
          : remember({ in: records, as: `${slug} ${id}`, make: () => makeOne(slug, id) }),
        copyOf,
      ),
    asked: () =>
      [...records.keys()].map((key) => ({
        slug: key.split(' ')[0] ?? key,
        ofOne: key.includes(' '),
      })),
    field: (field) => {
      const access = ruleOf(field)
      if (!access) return true
      const filter = filterOf(field, access)
      return filter ? filter({ req }) : after(saidBy(access), ({ values }) => values)
    },
    path: (access) => after(saidBy(access), ({ path }) => path),
    failed: (field) => {
      const access = field && ruleOf(field)
      return access ? failures.has(access) : failures.size > 0
    },
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
    failed: () => false,
    asked: () => [...asked.values()],
  }
}

/**
 * What follows from a rule's answer, at once where that is there: Payload's validations rewrite the filters that they are
 * given, so each gets its own. Who asked first may have given up before a rule that waits has failed.
 */
function after<Value, Outcome>(said: Soon<Value>, make: (value: Value) => Outcome): Soon<Outcome> {
  if (!(said instanceof Promise)) return make(said)
  const made = said.then(make)
  made.catch(() => undefined)
  return made
}

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

/** What a field's rule says without a record: of its values, and of filters and sorts that name it. */
type Said = { values: Grant | undefined; path: boolean }

/** The rule of who may read a field, if it has one. */
export const ruleOf = (field: FlattenedField): DeclaredAccess | undefined =>
  'access' in field ? field.access?.read : undefined

/** What a rule says as a filter, if it does. */
export const filterOf = ({ name }: FlattenedField, access: DeclaredAccess) =>
  access.asFilter ?? (name === 'sessions' && isOfSessions(access) ? ownAlone : undefined)

/** Payload's own rule for a user's sessions. */
const isOfSessions = (access: FieldAccess) => String(access).includes('user?.id === doc?.id')

const ownAlone = ({ req }: { req: PayloadRequest }): Grant =>
  req.user ? { id: { equals: req.user.id } } : false

type Asking = { req: PayloadRequest; failed: (access: FieldAccess) => void }

/** Calls it with arguments that notice when the record is looked at. What fails without one is asked with it. */
function askedWithoutRecord(access: FieldAccess, { req, failed }: Asking): Soon<Said> {
  let looked = false
  const look = { get: () => void (looked = true), enumerable: true }
  const args = Object.defineProperties(
    { req },
    { id: look, doc: look, data: look, siblingData: look, blockData: look },
  ) as Parameters<FieldAccess>[0]
  // A developer's rule may return anything.
  const said = (granted: unknown): Said => ({
    values: looked ? undefined : Boolean(granted),
    path: Boolean(granted),
  })
  const refused = (): Said => {
    if (!looked) failed(access)
    return { values: undefined, path: false }
  }
  try {
    const granted = access(args)
    return granted instanceof Promise ? granted.then(said, refused) : said(granted)
  } catch {
    return refused()
  }
}

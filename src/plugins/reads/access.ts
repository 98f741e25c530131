import { collectionNamed } from './catalogue.ts'
import { copyOf } from './copy.ts'
import type { FieldAccess, FlattenedField, PayloadRequest, Where } from 'payload'

/** Yes, no, or yes for the records that the filter matches. */
export type Grant = boolean | Where

/** What the caller of one request may read: every access function is called once, its answer kept. */
export type Grants = {
  /** The records of a collection; `id` where the request is for one. */
  records: (slug: string, id?: number | string) => Promise<Grant>
  /** A field's values. Undefined: it depends on the record in a way that is not declared. */
  field: (field: FlattenedField, slug: string) => Promise<Grant | undefined>
  /** Whether filters and sorts may name a field: its rule is asked without a record. */
  path: (field: FlattenedField) => Promise<boolean>
  /** The collections asked about until now, and whether for the one record of the request. */
  asked: () => { slug: string; ofOne: boolean }[]
}

/** An access function that says as a filter what it decides record by record. */
export type DeclaredAccess = FieldAccess & { asFilter?: (args: { req: PayloadRequest }) => Grant }

/** The grants of a request. */
export const grantsOf = (req: PayloadRequest): Grants => {
  const records = new Map<string, Promise<Grant>>()
  const fields = new Map<FlattenedField, Promise<Grant | undefined>>()
  const paths = new Map<FlattenedField, Promise<boolean>>()
  return {
    // Payload's validations rewrite the filters that they are given.
    records: async (slug, id) =>
      copyOf(
        await remember({
          in: records,
          as: id === undefined ? slug : `${slug} ${id}`,
          make: () => recordsOf({ req, slug, id }),
        }),
      ),
    asked: () =>
      [...records.keys()].map((key) => ({
        slug: key.split(' ')[0] ?? key,
        ofOne: key.includes(' '),
      })),
    field: async (field) =>
      copyOf(await remember({ in: fields, as: field, make: () => fieldOf(req, field) })),
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
      return Promise.resolve(true)
    },
    field: () => Promise.resolve(true),
    path: () => Promise.resolve(true),
    asked: () => [...asked.values()],
  }
}

function remember<Key, Value>(entry: { in: Map<Key, Value>; as: Key; make: () => Value }): Value {
  const known = entry.in.get(entry.as)
  if (known !== undefined) return known
  const made = entry.make()
  entry.in.set(entry.as, made)
  return made
}

type Asked = { req: PayloadRequest; slug: string; id: number | string | undefined }

async function recordsOf({ req, slug, id }: Asked): Promise<Grant> {
  const access = collectionNamed(req.payload, slug)?.config.access.read
  if (!access) return Boolean(req.user)
  return access({ req, isReadingStaticFile: false, ...(id !== undefined && { id: id as number }) })
}

async function pathOf(req: PayloadRequest, field: FlattenedField): Promise<boolean> {
  const access = 'access' in field ? field.access?.read : undefined
  try {
    return !access || (await access({ req }))
  } catch {
    return false
  }
}

async function fieldOf(req: PayloadRequest, field: FlattenedField): Promise<Grant | undefined> {
  const access: DeclaredAccess | undefined = 'access' in field ? field.access?.read : undefined
  if (!access) return true
  if (access.asFilter) return access.asFilter({ req })
  if (field.name === 'sessions' && String(access).includes('user?.id === doc?.id'))
    return req.user ? { id: { equals: req.user.id } } : false
  return decideWithoutRecord(access, req)
}

/** Calls it with arguments that notice when the record is looked at. */
async function decideWithoutRecord(access: FieldAccess, req: PayloadRequest) {
  let looked = false
  const look = () => {
    looked = true
    return undefined
  }
  const args = Object.defineProperties(
    { req },
    Object.fromEntries(
      ['id', 'doc', 'data', 'siblingData', 'blockData'].map((name) => [
        name,
        { get: look, enumerable: true },
      ]),
    ),
  )
  try {
    const granted = await access(args)
    return looked ? undefined : granted
  } catch (error) {
    if (looked) return undefined
    throw error
  }
}

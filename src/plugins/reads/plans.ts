import { combineQueries } from 'payload'
import { isDeepStrictEqual } from 'node:util'
import { collectionNamed } from './catalogue.ts'
import { planOf, shapeOf } from './plan.ts'
import type { Read } from './capture.ts'
import type { Asking, Plan, Shape } from './plan.ts'
import type { FlattenedField, Payload, Where } from 'payload'

/**
 * The plan of a read, out of what was compiled before where the caller has the same grants in every collection and
 * field that the compilation asked about.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const plan = async (asking: Asking): Promise<Plan> => {
  const { collection, grants, read } = asking
  const { slug } = collection.config
  const known = recall(keyOf(slug, read)) ?? nothingKnown()
  const grant = await grants.records(slug, read.id)
  const before = known.byGrants.get(await signatureOf(known, asking))
  if (before) {
    const { kind } = read
    return planOf(before, { slug, kind, query: { ...before.query, where: whereOf(read, grant) } })
  }
  const shape = await shapeOf(asking)
  await keep({ asking, known, shape, grant })
  return planOf(shape, { slug, kind: read.kind, query: shape.query })
}

type Known = { involved: string[]; byGrants: Map<string | undefined, Shape> }

const nothingKnown = (): Known => ({ involved: [], byGrants: new Map() })

const shapes = new Map<string, Known>()
const most = 2000

type Kept = { asking: Asking; known: Known; shape: Shape; grant: boolean | Where }

/** Kept, unless Payload rewrote the filters: then each query is rewritten by it anew. */
async function keep({ asking, known, shape, grant }: Kept) {
  const { collection, grants, read } = asking
  if (!isDeepStrictEqual(shape.query.where, whereOf(read, grant))) return
  known.involved = grants.asked()
  const signature = await signatureOf(known, asking)
  if (signature === undefined) return
  if (known.byGrants.size >= most) known.byGrants.clear()
  known.byGrants.set(signature, shape)
  shapes.set(keyOf(collection.config.slug, read), known)
}

/** The least recently used shape makes room. */
function recall(key: string): Known | undefined {
  const known = shapes.get(key)
  if (known) {
    shapes.delete(key)
    shapes.set(key, known)
  }
  if (shapes.size > most) shapes.delete(shapes.keys().next().value ?? '')
  return known
}

/** What a read asks for, but for the values that it compares with. */
function keyOf(slug: string, { id, where, ...rest }: Read): string {
  return JSON.stringify([slug, id === undefined, rest, shapeOfWhere(where)])
}

/** Payload's rules for a filter depend on its paths, its operators, and the kinds of its values. */
function shapeOfWhere(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOfWhere)
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, inner]) => [key, shapeOfWhere(inner)])
  return typeof value
}

function whereOf({ id, where }: Read, grant: boolean | Where): Where {
  return combineQueries(id === undefined ? (where ?? {}) : { id: { equals: id } }, grant)
}

/** What the caller may read of all that a compilation asked about; undefined where that depends on the record. */
async function signatureOf({ involved }: Known, { grants, read, req, collection }: Asking) {
  const slugs = [...new Set([collection.config.slug, ...involved])]
  const granted: unknown[] = []
  for (const slug of slugs) {
    granted.push(await grants.records(slug, slug === collection.config.slug ? read.id : undefined))
    for (const field of guardedFields(req.payload, slug)) {
      const grant = await grants.field(field)
      if (grant === undefined) return undefined
      granted.push(grant)
    }
  }
  return JSON.stringify(granted)
}

const guarded = new WeakMap<FlattenedField[], FlattenedField[]>()

/** The fields of a collection that have access rules of their own. */
function guardedFields(payload: Payload, slug: string): FlattenedField[] {
  const fields = collectionNamed(payload, slug)?.config.flattenedFields ?? []
  const known = guarded.get(fields)
  if (known) return known
  const found = deep(fields).filter((field) => 'access' in field && field.access?.read)
  guarded.set(fields, found)
  return found
}

const deep = (fields: FlattenedField[]): FlattenedField[] =>
  fields.flatMap((field) =>
    ['flattenedFields' in field ? deep(field.flattenedFields) : [], field].flat(),
  )

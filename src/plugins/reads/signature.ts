import { shapeOfFilter } from './binding.ts'
import { collectionNamed } from './catalogue.ts'
import type { FlattenedBlock, FlattenedField, Payload } from 'payload'
import type { Grant } from './access.ts'
import type { Leaves } from './binding.ts'
import type { Asking } from './plan.ts'

/** A collection that a compilation asked about, and whether for the one record of the request. */
export type Involved = { slug: string; ofOne: boolean }

type Args = { asking: Asking; leaves: Leaves }

/**
 * What the caller may read and ask of all that a compilation asked about, but for the values in the grants' filters:
 * those are added to the leaves.
 */
export const signatureOf = async (
  involved: Involved[],
  { asking, leaves }: Args,
): Promise<string> => {
  const { grants, read, req } = asking
  const granted: unknown[] = []
  const add = (grant: Grant | undefined, from: { slug: string; source: string }) => {
    granted.push(
      typeof grant === 'object'
        ? shapeOfFilter(grant, { ...from, leaves, payload: req.payload })
        : String(grant),
    )
  }
  for (const { slug, ofOne } of involved) {
    add(await grants.records(slug, ofOne ? read.id : undefined), {
      slug,
      source: sourceOf(slug, ofOne),
    })
    for (const field of guardedFields(req.payload, slug)) {
      add(await grants.field(field, slug), { slug, source: sourceOfField(field) })
      granted.push(await grants.path(field))
    }
  }
  return JSON.stringify(granted)
}

/** Names a collection's grant among the leaves. */
export const sourceOf = (slug: string, ofOne: boolean) => `${ofOne ? 'record' : 'records'} ${slug}`

/** Names a field's grant among the leaves. */
export const sourceOfField = (field: FlattenedField): string => {
  const known = numbers.get(field) ?? ++last
  numbers.set(field, known)
  return `field ${known}`
}

const numbers = new WeakMap<FlattenedField, number>()
let last = 0

const guarded = new WeakMap<FlattenedField[], FlattenedField[]>()

/** The fields of a collection that have access rules of their own. */
function guardedFields(payload: Payload, slug: string): FlattenedField[] {
  const fields = collectionNamed(payload, slug)?.config.flattenedFields ?? []
  const known = guarded.get(fields)
  if (known) return known
  const found = deep(fields, payload).filter((field) => 'access' in field && field.access?.read)
  guarded.set(fields, found)
  return found
}

const deep = (fields: FlattenedField[], payload: Payload): FlattenedField[] =>
  fields.flatMap((field) => [field, ...inner(field, payload)])

function inner(field: FlattenedField, payload: Payload): FlattenedField[] {
  if (field.type === 'blocks') {
    const references = field.blockReferences ?? []
    const shared = references.map((each) =>
      typeof each === 'string' ? (payload.blocks as Record<string, FlattenedBlock>)[each] : each,
    )
    return [...field.blocks, ...shared].flatMap((block) =>
      block ? deep(block.flattenedFields, payload) : [],
    )
  }
  return 'flattenedFields' in field ? deep(field.flattenedFields, payload) : []
}

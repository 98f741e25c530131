import { shapeOfFilter } from './binding.ts'
import { ruleOf } from './access.ts'
import { collectionNamed } from './catalogue.ts'
import type { FlattenedBlock, FlattenedField, Payload } from 'payload'
import type { Grant, Soon } from './access.ts'
import type { Leaves } from './binding.ts'
import type { Asking } from './plan.ts'

/** A collection that a compilation asked about, and whether for the one record of the request. */
export type Involved = { slug: string; ofOne: boolean }

type Args = { asking: Asking; leaves: Leaves }

/**
 * What the caller may read and ask of all that a compilation asked about, but for the values in the grants' filters:
 * those are added to the leaves.
 */
export const signatureOf = (involved: Involved[], { asking, leaves }: Args): Soon<string> => {
  const asked = rulesOf(involved, asking.req.payload)
  const granted = asked.map((rule) => rule.ask(asking))
  const sign = (all: (Grant | undefined)[]) =>
    all.map((grant, place) => signOf(grant, { rule: asked[place], asking, leaves })).join()
  return granted.some((grant) => grant instanceof Promise)
    ? Promise.all(granted.map((grant) => Promise.resolve(grant))).then(sign)
    : sign(granted as (Grant | undefined)[])
}

type Rule = {
  slug: string
  /** Names its grant among the leaves. */
  source: string
  ask: (asking: Asking) => Soon<Grant | undefined>
}

type Signing = Args & { rule: Rule | undefined }

function signOf(grant: Grant | undefined, { rule, asking, leaves }: Signing): string {
  if (grant === undefined) return 'by record'
  if (typeof grant !== 'object' || !rule) return JSON.stringify(grant)
  const { slug, source } = rule
  const { payload } = asking.req
  return JSON.stringify(shapeOfFilter(grant, { slug, source, leaves, payload }))
}

const rules = new WeakMap<Involved[], Rule[]>()

/** The rules of the collections, and of their fields. */
function rulesOf(involved: Involved[], payload: Payload): Rule[] {
  const known = rules.get(involved)
  if (known) return known
  const found = involved.flatMap(({ slug, ofOne }) => [
    {
      slug,
      source: sourceOf(slug, ofOne),
      ask: ({ grants, read }: Asking) => grants.records(slug, ofOne ? read.id : undefined),
    },
    ...guardedFields(payload, slug).flatMap(({ field, access }): Rule[] => [
      { slug, source: sourceOfField(field), ask: ({ grants }) => grants.field(field, slug) },
      { slug, source: '', ask: ({ grants }) => grants.path(access) },
    ]),
  ])
  rules.set(involved, found)
  return found
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

/** The fields of a collection that have access rules of their own. */
function guardedFields(payload: Payload, slug: string) {
  const fields = collectionNamed(payload, slug)?.config.flattenedFields ?? []
  return deep(fields, payload).flatMap((field) => {
    const access = ruleOf(field)
    return access ? [{ field, access }] : []
  })
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

import type { CollectionSlug, GraphQLExtension, PayloadRequest } from 'payload'
import { mustBeReadable } from './ofRecords.ts'

type Call = [source: unknown, args: { id: number }, context: { req: PayloadRequest }, info: Info]
type Info = { fieldName: string }
type Field = { type: Type; resolve?: (...call: Call) => unknown }
type Type = { name?: string; getFields?: () => Record<string, Field> }

/**
 * The queries for permissions, mended: those about a record are for whoever may read it, and all of them answer. Payload
 * shortens `{ permission: true }` to `true` and leaves out what is not permitted, which its own types cannot read.
 */
export const permissionQueries = ([, schema]: Parameters<GraphQLExtension>) => {
  const { fields } = schema.Query as { fields: Record<string, Field> }
  const slugs = Object.keys(schema.collections) as CollectionSlug[]
  const asked = Object.entries(fields).filter(([name]) => /^docAccess|^Access$/.test(name))
  return Object.fromEntries(
    asked.map(([name, field]) => {
      readShortened(field.type)
      const collection = slugs.find((slug) => field.type.name === `${toName(slug)}DocAccess`)
      if (collection) return [name, ofReadable(field, collection)]
      return [name, name === 'Access' ? field : ofGlobal(field)]
    }),
  )
}

const toName = (slug: string) => slug.replaceAll('-', '_')

const ofReadable = (field: Field, collection: CollectionSlug): Field => ({
  ...field,
  resolve: async (...call) => {
    const [, { id }, { req }] = call
    await mustBeReadable(req, { collection, id })
    return field.resolve?.(...call)
  },
})

/** Payload's own resolver takes the arguments for the context. */
const ofGlobal = (field: Field): Field => ({
  ...field,
  resolve: (...[source, args, context, info]) =>
    field.resolve?.(source, { ...args, ...context }, context, info),
})

/** Gives every field below a resolver that knows the short forms. The types are a tree: none comes twice. */
function readShortened(type: Type) {
  for (const [name, field] of Object.entries(type.getFields?.() ?? {})) {
    if (name === 'permission') field.resolve = isPermitted
    else if (name !== 'where') field.resolve = partOf
    readShortened(field.type)
  }
}

const isPermitted = (source: unknown) => source === true || part(source, 'permission') === true

const partOf = (source: unknown, ...[, , { fieldName }]: [unknown, unknown, Info]) =>
  source === true ? true : (part(source, fieldName) ?? false)

const part = (source: unknown, name: string): unknown =>
  typeof source === 'object' && source !== null
    ? Object.entries(source).find(([key]) => key === name)?.[1]
    : undefined

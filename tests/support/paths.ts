import fc from 'fast-check'
import type { FlattenedField, Payload } from 'payload'

/** The paths of a collection's fields, through its relations. */
export const pathsOf = (slug: string, payload: Payload): string[] =>
  pathsIn(fieldsOf(slug, payload), { payload, left: 2 })

/** A path that filters and sorts may try, through fields and relations; now and then of nothing. */
export const pathOf = (slug: string, payload: Payload): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pathsOf(slug, payload)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'bogus',
        'id.id',
        'hash',
        'createdAt.x',
        '__proto__',
        'owner.hash',
        'sessions.id',
        'apiKey',
      ),
    },
  )

const fieldsOf = (slug: string, payload: Payload): FlattenedField[] =>
  (payload.collections as Record<string, { config: { flattenedFields: FlattenedField[] } }>)[slug]
    ?.config.flattenedFields ?? []

type Walk = { payload: Payload; left: number }

const known = new WeakMap<FlattenedField[], string[]>()

function pathsIn(fields: FlattenedField[], { payload, left }: Walk): string[] {
  const made = left === 2 ? known.get(fields) : undefined
  if (made) return made
  const paths = [
    'id',
    ...fields.flatMap((field) => [
      field.name,
      ...innerPaths(field, { payload, left }).map((path) => `${field.name}.${path}`),
    ]),
  ]
  if (left === 2) known.set(fields, paths)
  return paths
}

function innerPaths(field: FlattenedField, { payload, left }: Walk): string[] {
  if ('flattenedFields' in field) return pathsIn(field.flattenedFields, { payload, left })
  if (left <= 0) return []
  if (field.type === 'join')
    return [field.collection]
      .flat()
      .flatMap((slug) => pathsIn(fieldsOf(slug, payload), { payload, left: left - 2 }))
  if (field.type !== 'relationship' && field.type !== 'upload') return []
  if (Array.isArray(field.relationTo)) return ['value', 'relationTo']
  return pathsIn(fieldsOf(field.relationTo, payload), { payload, left: left - 1 })
}

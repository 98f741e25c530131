import { type FlattenedField, type Field, traverseFields } from 'payload'
import type { Payload } from 'payload'
import toSnakeCase from 'to-snake-case'

/** The data of developers' fields, by the columns that hold them. */
export const ownData = (fields: readonly FlattenedField[], values: object): object => {
  const data: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(values)) {
    const path = pathOf(fields, column)
    path?.reduce<Record<string, unknown>>((place, name, at) => {
      if (at === path.length - 1) place[name] = value
      return (place[name] ??= {}) as Record<string, unknown>
    }, data)
  }
  return data
}

function pathOf(fields: readonly FlattenedField[], column: string): string[] | undefined {
  for (const field of fields) {
    const name = toSnakeCase(field.name)
    if (column === name || column === `${name}_id`) return [field.name]
    const within =
      'flattenedFields' in field &&
      column.startsWith(`${name}_`) &&
      pathOf(field.flattenedFields, column.slice(name.length + 1))
    if (within) return [field.name, ...within]
  }
  return undefined
}

/** Lists that developers require come after the records, with the rest of an export: while these are made none is missed. */
export const withoutLists = async <T>(
  payload: Payload,
  collection: 'movies' | 'persons',
  act: () => Promise<T>,
): Promise<T> => {
  const lists = requiredLists(payload.collections[collection].config.fields)
  for (const field of lists) field.required = false
  try {
    return await act()
  } finally {
    for (const field of lists) field.required = true
  }
}

type List = Field & { required?: boolean }

function requiredLists(fields: Field[]) {
  const lists: List[] = []
  traverseFields({
    fields,
    callback: ({ field }) => {
      const isList =
        ('hasMany' in field && field.hasMany) || field.type === 'array' || field.type === 'blocks'
      if (isList && 'required' in field && field.required) lists.push(field)
    },
  })
  return lists
}

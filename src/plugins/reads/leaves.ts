import { collectionNamed } from './catalogue.ts'
import type { FlattenedField, Payload, Where } from 'payload'

/** A value that a filter compares with. */
export type Leaf = number | string

type Kind = 'number' | 'text'

type Walk = {
  payload: Payload
  fields: FlattenedField[]
  /** What stands in the place of a value that can be bound; `as` tells all that its treatment depends on. */
  replace: (value: Leaf, as: string) => unknown
}

/**
 * A copy of a filter, with the values replaced that end in a statement as parameters whatever they are: those are whole
 * numbers, and texts, that are compared with numbers, references, and texts. All others stay.
 */
export const withLeaves = (where: Where, walk: Walk): Where => walkGroup(where, walk) as Where

function walkGroup(group: unknown, walk: Walk): unknown {
  if (!isRecord(group)) return group
  return Object.fromEntries(
    Object.entries(group).map(([key, value]) => [key, walkEntry(value, { ...walk, key })]),
  )
}

function walkEntry(value: unknown, { key, ...walk }: Walk & { key: string }): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => walkGroup(each, walk))
  if (!isRecord(value)) return value
  const kind = kindAt(key, walk)
  return Object.fromEntries(
    Object.entries(value).map(([operator, compared]) => [
      operator,
      kind ? walkValue(compared, { ...walk, kind, operator }) : compared,
    ]),
  )
}

type Compared = Walk & { kind: Kind; operator: string }

function walkValue(value: unknown, { kind, operator, replace }: Compared): unknown {
  if (Array.isArray(value))
    return lists.has(operator) && kind === 'number' && value.every(isSmall)
      ? value.map((each: number) => replace(each, 'number'))
      : value
  if (kind === 'number' && comparisons.has(operator)) {
    if (isSmall(value)) return replace(value, 'number')
    return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)
      ? replace(value, 'digits')
      : value
  }
  if (kind === 'text' && texts.has(operator) && isPlainText(value)) {
    const words = value.split(' ').length
    return replace(value, isPart(value) ? 'part' : `text${words}`)
  }
  return value
}

const comparisons = new Set([
  'equals',
  'not_equals',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
])
const lists = new Set(['in', 'not_in'])
const texts = new Set(['equals', 'not_equals', 'like', 'not_like', 'contains'])

/** Whether it is a number that an id of Postgres's can be. */
export const isSmall = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31

/** Words with one space between each two; none that Payload reads as something else. */
const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length < 200 &&
  /^[^\s,%\\\0]+( [^\s,%\\\0]+)*$/.test(value) &&
  !/^(null|true|false|undefined)$/i.test(value)

/** Whether a text can be a part of a word that an index tells of: none of its signs stands for another. */
export const isPart = (value: unknown): value is string =>
  isPlainText(value) && value.length <= 30 && !/[_ ]/.test(value)

type Named = Pick<Walk, 'fields' | 'payload'>

/** What kind of value a path leads to, where a value's treatment depends on no more than its form. */
export function kindAt(path: string, { fields, payload }: Named): Kind | undefined {
  let among = fields
  const names = path.replaceAll('__', '.').split('.')
  for (const [place, name] of names.entries()) {
    const isLast = place === names.length - 1
    if (name === 'id' && isLast) return idKind(among, payload)
    const field = among.find((each) => each.name === name)
    if (!field) return undefined
    if (isLast) return kindOf(field, payload)
    among = within(field, payload)
  }
  return undefined
}

const idKind = (fields: FlattenedField[], { db }: Payload): Kind | undefined =>
  db.defaultIDType === 'number' &&
  !fields.some(({ name, type }) => name === 'id' && type !== 'number')
    ? 'number'
    : undefined

const textual = new Set(['text', 'textarea', 'email', 'code'])

function kindOf(field: FlattenedField, payload: Payload): Kind | undefined {
  if ('virtual' in field && field.virtual) return undefined
  if (field.type === 'number') return field.hasMany ? undefined : 'number'
  if (textual.has(field.type)) return 'hasMany' in field && field.hasMany ? undefined : 'text'
  if (field.type !== 'relationship' && field.type !== 'upload') return undefined
  if (Array.isArray(field.relationTo)) return undefined
  const target = collectionNamed(payload, field.relationTo)
  return target && !target.customIDType ? idKind([], payload) : undefined
}

/** The fields that a path through this one goes on among. */
export function within(field: FlattenedField, payload: Payload): FlattenedField[] {
  if ('flattenedFields' in field) return field.flattenedFields
  const slug = field.type === 'join' ? field.collection : 'relationTo' in field && field.relationTo
  return typeof slug === 'string'
    ? (collectionNamed(payload, slug)?.config.flattenedFields ?? [])
    : []
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

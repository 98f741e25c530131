import { validOperatorSet } from 'payload/shared'
import type { FlattenedField } from 'payload'
import { isRecord } from './isRecord.ts'
import { refuse } from './refuse.ts'

type Filtered = { /** Of the collection, to know its joins. */ fields: FlattenedField[] }
type Walk = Filtered & { conditions: number; depth: number }

const mostConditions = 200
const deepestGroup = 10
const longestList = 1000
/** Each word is a condition of its own. */
const mostWords = 50
const lists = new Set(['in', 'not_in'])
const phrases = new Set(['like', 'not_like'])
const shapes = new Set(['near', 'within', 'intersects'])

/** A filter that Payload and Postgres can read: groups, fields, operators and values of the shapes they take. */
export function refuseUnsoundWhere(where: unknown, { fields }: Filtered) {
  if (where !== undefined && where !== null && where !== '')
    walkGroup(where, { fields, conditions: 0, depth: 0 })
}

/** Counts as it goes: the conditions so far, this group's included. */
function walkGroup(group: unknown, walk: Walk): number {
  if (!isRecord(group)) return refuse('where must be an object: where[title][equals]=Alien.')
  if (walk.depth > deepestGroup) refuse(`where nests too deep: at most ${deepestGroup} groups.`)
  let { conditions } = walk
  for (const [key, value] of Object.entries(group)) {
    conditions += 1
    if (conditions > mostConditions)
      refuse(`where is too long: at most ${mostConditions} conditions.`)
    conditions = /^(and|or)$/i.test(key)
      ? walkGroups(value, { ...walk, conditions, key })
      : walkField(value, { ...walk, conditions, key })
  }
  return conditions
}

function walkGroups(groups: unknown, { key, ...walk }: Walk & { key: string }): number {
  if (!Array.isArray(groups))
    return refuse(`${key} must be a list: where[${key}][0][title][equals]=Alien.`)
  return groups.reduce<number>(
    (conditions, group) => walkGroup(group, { ...walk, conditions, depth: walk.depth + 1 }),
    walk.conditions,
  )
}

function walkField(tests: unknown, { key, ...walk }: Walk & { key: string }): number {
  if (!isRecord(tests)) return refuse(`${key} needs an operator: where[${key}][equals]=...`)
  return Object.entries(tests).reduce<number>((conditions, [operator, value]) => {
    if (!isOperator(operator) || (shapes.has(operator) && !isPoint(key, walk.fields)))
      refuse(`${operator} is no operator for ${key}.`)
    if (operator === 'contains' && isRecord(value))
      return walkRelated(value, { ...walk, key, conditions })
    refuseUnsoundValue(value, { key, operator })
    refuseHalfReference(value, { key, fields: walk.fields })
    return conditions
  }, walk.conditions)
}

/** Records within a hasMany relationship can be asked for this way; those of a join go by their path. */
function walkRelated(where: unknown, { key, fields, ...walk }: Walk & { key: string }): number {
  if (fields.some((field) => field.name === key && field.type === 'join'))
    refuse(`${key} is asked by its fields: where[${key}.field][equals]=...`)
  return walkGroup(where, { ...walk, fields: [], depth: walk.depth + 1 })
}

/** What may refer to several collections is asked for as a pair, or by one of its halves. */
function refuseHalfReference(value: unknown, { key, fields }: Filtered & { key: string }) {
  const field = fields.find(({ name }) => name === key)
  if (!field || !('relationTo' in field) || !Array.isArray(field.relationTo)) return
  const known: unknown[] = field.relationTo
  if (!isPolymorphic(value) || !known.includes(value.relationTo))
    refuse(`${key} is asked by its parts: where[${key}.value][equals]=1.`)
}

const isPoint = (key: string, fields: FlattenedField[]) =>
  fields.some((field) => field.name === key && field.type === 'point')

/** `all` is Payload's, and unknown to its Postgres adapter. */
const isOperator = (name: string) => (validOperatorSet as Set<string>).has(name) && name !== 'all'

function refuseUnsoundValue(value: unknown, { key, operator }: { key: string; operator: string }) {
  if (shapes.has(operator)) return
  if (Array.isArray(value) && !lists.has(operator))
    refuse(`${operator} takes one value for ${key}.`)
  const values = toValues(value, operator)
  if (values.length > longestList) refuse(`${operator} takes at most ${longestList} values.`)
  if (phrases.has(operator) && String(value).split(' ').length > mostWords)
    refuse(`${operator} takes at most ${mostWords} words for ${key}.`)
  if (!values.every(isPlain)) refuse(`${operator} takes a plain value for ${key}.`)
}

/** A query may write a list with commas. */
function toValues(value: unknown, operator: string): unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' && lists.has(operator) ? value.split(',') : [value]
}

const isPlain = (value: unknown): boolean =>
  (typeof value === 'string' && !value.includes('\0')) ||
  ['number', 'boolean', 'undefined'].includes(typeof value) ||
  value === null ||
  value instanceof Date ||
  isPolymorphic(value)

/** Which record of which collection. */
const isPolymorphic = (value: unknown): value is { relationTo: string; value: unknown } =>
  isRecord(value) && typeof value['relationTo'] === 'string' && isPlain(value['value'])

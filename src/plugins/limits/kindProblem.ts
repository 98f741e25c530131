import type { FlattenedField } from 'payload'
import { isRecord } from './isRecord.ts'
import { largestId } from './refuseWildId.ts'

/** What is wrong with the kind of a value, in a sentence; what it says is for the field's own validation. */
export function kindProblem(field: FlattenedField, value: unknown): string | undefined {
  const kind = kinds[field.type]
  if (!kind || isCleared(value, field)) return undefined
  const many = 'hasMany' in field && field.hasMany === true
  if (many && !Array.isArray(value)) return 'This must be a list.'
  const values: unknown[] = many ? (value as unknown[]) : [value]
  return values.every(kind.holds) ? undefined : kind.problem
}

type Kind = { holds: (value: unknown) => boolean; problem: string }

const isCleared = (value: unknown, { type }: FlattenedField) =>
  (clearing[type] ?? nothing).includes(value)

const nothing: unknown[] = [null, '']

/** Nothing, in the words of forms. A group is there with each record. */
const clearing: Partial<Record<FlattenedField['type'], unknown[]>> = {
  array: [...nothing, 0, '0'],
  relationship: [...nothing, 'none', 'null'],
  upload: [...nothing, 'none', 'null'],
  group: [],
  tab: [],
}

const isText = (value: unknown) => typeof value === 'string'

const isNumber = (value: unknown) =>
  Number.isFinite(isText(value) && value.trim() !== '' ? Number(value) : value)

const isSwitch = (value: unknown) =>
  typeof value === 'boolean' || value === 'true' || value === 'false'

/** Of a year of four digits: beyond, JavaScript and Postgres do not read the same. */
const isMoment = (value: unknown) => {
  if (!isText(value) && !(value instanceof Date)) return false
  const moment = new Date(value)
  return !Number.isNaN(moment.getTime()) && /^\d{4}-/.test(moment.toISOString())
}

const isRows = (value: unknown) => Array.isArray(value) && value.every((row) => isRecord(row))

const isDocument = (value: unknown) => isRecord(value) || isText(value)

/** An id that a record can have, a populated record, or which record of which collection. */
function isReference(value: unknown): boolean {
  if (isRecord(value)) return isReference('relationTo' in value ? value['value'] : value['id'])
  if (isText(value)) return /^\d+$/.test(value) && isReference(Number(value))
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= largestId
}

const text: Kind = { holds: isText, problem: 'This must be a text.' }
const object: Kind = { holds: (value) => isRecord(value), problem: 'This must be an object.' }
const reference: Kind = {
  holds: isReference,
  problem: 'This refers to a record that does not exist.',
}

const kinds: Partial<Record<FlattenedField['type'], Kind>> = {
  text,
  textarea: text,
  email: text,
  code: text,
  number: { holds: isNumber, problem: 'This must be a number.' },
  checkbox: { holds: isSwitch, problem: 'This must be true or false.' },
  date: { holds: isMoment, problem: 'This must be a date, such as 1979-05-25.' },
  relationship: reference,
  upload: reference,
  array: { holds: isRows, problem: 'This must be a list of objects.' },
  group: object,
  tab: object,
  richText: { holds: isDocument, problem: 'This must be a rich text.' },
}

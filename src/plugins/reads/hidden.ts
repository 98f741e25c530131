import { sql } from '@payloadcms/db-postgres'
import { NotCompiled } from './obstacles.ts'
import { none, object } from './sql.ts'
import type { Member } from './sql.ts'
import type { FlattenedField } from 'payload'

/** Whether a field's values are never answered. */
export const isHidden = (field: FlattenedField) => 'hidden' in field && field.hidden

/** What Payload answers in the place of a hidden field: nothing, or what would hold the values without any. */
export const leftOf = (field: FlattenedField): Member | undefined => {
  const obstacle = hiddenObstacle(field)
  if (obstacle) throw new NotCompiled(`${field.name}: ${obstacle}`)
  return emptied(field)
}

/** Why what is left of a hidden field is Payload's to answer, or undefined. */
export const hiddenObstacle = (field: FlattenedField): string | undefined =>
  field.type === 'group' && !(isBare(field) && field.flattenedFields.every(isPlain))
    ? 'a hidden group with more than plain fields'
    : undefined

/** Without values it is nothing, whoever asks. */
const isPlain = (field: FlattenedField): boolean =>
  isBare(field) &&
  field.type !== 'join' &&
  !('virtual' in field && field.virtual) &&
  !('defaultValue' in field && field.defaultValue !== undefined) &&
  (field.type === 'array' || !('flattenedFields' in field) || field.flattenedFields.every(isPlain))

const isBare = (field: FlattenedField) =>
  !('access' in field && field.access?.read) &&
  !('hooks' in field && field.hooks?.afterRead?.length)

function emptied(field: FlattenedField): Member | undefined {
  const { name, type } = field
  if (type === 'array' || type === 'blocks')
    return isHidden(field) ? undefined : { name, value: none }
  if (type !== 'group' && type !== 'tab') return undefined
  const members = field.flattenedFields.map(emptied).filter((member) => member !== undefined)
  return { name, value: members.length > 0 ? object(members) : sql.raw("'{}'::json") }
}

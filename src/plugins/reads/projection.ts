import { sql } from '@payloadcms/db-postgres'
import { getSelectMode } from 'payload/shared'
import { isOneOfSeveral, isReferring, relationOf } from './references.ts'
import { arrayOf, manyOf, richTextOf, selectionOf, timeOf } from './values.ts'
import { joinOf } from './joins.ts'
import { column, none, object } from './sql.ts'
import { uploadAddress } from './uploads.ts'
import { filterOn } from './filters.ts'
import { isHidden, leftOf } from './hidden.ts'
import { fieldObstacle, NotCompiled } from './obstacles.ts'
import type { CompiledField } from './declared.ts'
import type { Compilation } from './compilation.ts'
import type { Query } from './capture.ts'
import type { Member } from './sql.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField, SanitizedCollectionConfig, SelectType } from 'payload'

/** A record that is to be answered: where it stands in the statement and in the answer. */
export type Level = {
  compilation: Compilation
  config: SanitizedCollectionConfig
  /** The name of its row in the statement. */
  row: string
  depth: number
  currentDepth: number
  joins: Query['joins']
  select: SelectType | undefined
}

/** Fields side by side: those of a record, of a group in it, or of a row of one of its arrays. */
export type Place = Level & {
  fields: FlattenedField[]
  /** The record's own row, which the access to fields is about. */
  record: string
  /** The row's table, by drizzle's name. */
  table: string
  /** What precedes the columns' names: `externalIds_`. */
  prefix: string
  /** The record's row and its table, to which the rows in `_rels`, `_texts`, and `_numbers` belong. */
  root: { row: string; table: string }
  /** What precedes the paths in those, in parts: `externalIds.`, or `photos.` and a row's number. */
  path: (string | SQL)[]
  mode: 'include' | 'exclude' | undefined
  /** What is asked of the record as a whole. */
  rootSelect: SelectType | undefined
}

/** The record as JSON. */
export const recordOf = async (level: Level): Promise<SQL> => {
  const { compilation, config, row, select } = level
  const members = await membersOf({
    ...level,
    fields: config.flattenedFields,
    record: row,
    table: compilation.tableOf(config.slug),
    root: { row, table: compilation.tableOf(config.slug) },
    prefix: '',
    path: [],
    mode: select && getSelectMode(select),
    rootSelect: select,
  })
  const id = { name: 'id', value: column(row, 'id') }
  const collection = { name: 'collection', value: sql`${config.slug}::text` }
  return object([id, ...members, ...(config.auth ? [collection] : [])])
}

/** What the fields of a place add to its JSON object. */
export const membersOf = async (place: Place): Promise<Member[]> => {
  const members: Member[] = []
  for (const field of place.fields) {
    if (field.name === 'id' || !isSelected(field, place)) continue
    const member = isHidden(field) ? leftOf(field) : await memberOf(field, place)
    if (member) members.push(member)
  }
  return members
}

/** A field's part of the answer; undefined where the caller may not know of it. */
export async function memberOf(field: FlattenedField, place: Place): Promise<Member | undefined> {
  const { name } = field
  const when = await accessTo(field, place)
  // A list that the caller may not read is answered empty.
  if (when === false) return field.type === 'array' ? { name, value: none } : undefined
  const value = await valueOf(field, place)
  const isThere = value && isOneOfSeveral(field) ? and(when, isReferring(field, place)) : when
  if (!value || isThere === true) return value && { name, value }
  return field.type === 'array'
    ? { name, value: sql`case when ${when} then ${value} else ${none} end` }
    : { name, value, when: isThere }
}

const and = (one: SQL | true, other: SQL) => (one === true ? other : sql`(${one} and ${other})`)

/** Whether a field is to be answered. */
export const isWanted = (field: FlattenedField, place: Place) =>
  !isHidden(field) && isSelected(field, place)

function isSelected(field: FlattenedField, place: Place) {
  const { select, mode } = place
  const wish = select?.[field.name]
  // Of hidden fields, too: Payload answers the default of one that it does not read.
  if (isMixed(field, { wish, mode })) throw new NotCompiled('a select that mixes in and out')
  if (isOmitted(field, place)) return false
  if (!select) return true
  return mode === 'include' ? Boolean(wish) : wish !== false
}

/** A user's key is never answered. */
const isOmitted = ({ name }: FlattenedField, { config, prefix }: Place) =>
  prefix === '' &&
  name === 'apiKey' &&
  config.hooks.beforeRead.some((hook) => hook.name === 'omitAPIKey')

/** Payload reads some fields that are asked for so and not others, by their type. */
function isMixed(field: FlattenedField, { wish, mode }: { wish: unknown; mode: Place['mode'] }) {
  if (Array.isArray(wish)) return true
  const isLeaf = !('flattenedFields' in field)
  return mode === 'exclude' && wish !== undefined && wish !== false && (isLeaf || wish === true)
}

/** Whether the caller may read a field, or for which records. */
export async function accessTo(field: FlattenedField, place: Place): Promise<SQL | boolean> {
  const { compilation, config, record } = place
  const grant = await compilation.grantOn({ slug: config.slug, field })
  if (typeof grant === 'boolean') return grant
  return filterOn({ compilation, slug: config.slug, row: record, where: grant })
}

async function valueOf(field: FlattenedField, place: Place): Promise<SQL | undefined> {
  const obstacle = fieldObstacle(field, place.config)
  if (obstacle) throw new NotCompiled(`${field.name}: ${obstacle}`)
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- most types are a column
  switch (field.type) {
    case 'group':
    case 'tab':
      return groupOf(field, place)
    case 'array':
      return arrayOf(field, place)
    case 'join':
      return joinOf(field, place)
    case 'relationship':
    case 'upload':
      return relationOf(field, place)
    case 'select':
      return field.hasMany ? selectionOf(field, place) : own(field, place)
    case 'richText':
      return richTextOf(field, own(field, place))
    case 'date':
      return timeOf(own(field, place))
    case 'text':
    case 'number':
      return field.hasMany ? manyOf(field, place) : plain(field, place)
    default:
      return plain(field, place)
  }
}

const plain = (field: FlattenedField, place: Place) =>
  'virtual' in field && field.virtual
    ? hasKey(place)
    : (declaredValue(field, place) ?? uploadAddress(field, place) ?? own(field, place))

function declaredValue(field: FlattenedField, place: Place): SQL | undefined {
  const declared = field.custom?.['compiled'] as CompiledField | undefined
  const { serverURL } = place.compilation.payload.config
  return declared?.value?.({
    own: own(field, place),
    column: (name) => column(place.row, name),
    serverURL,
  })
}

/** Payload tells of a key from its index, where that was read. */
function hasKey(place: Place): SQL {
  const index = { name: 'apiKeyIndex', type: 'text' } as FlattenedField
  const wish = place.select?.['apiKeyIndex']
  const known = !place.select || (place.mode === 'exclude' ? wish !== false : Boolean(wish))
  return known ? sql`coalesce(${own(index, place)} <> '', false)` : sql.raw('false')
}

async function groupOf(
  field: FlattenedField & { flattenedFields: FlattenedField[] },
  place: Place,
) {
  const wish = place.select?.[field.name]
  return object(
    await membersOf({
      ...place,
      fields: field.flattenedFields,
      prefix: `${place.prefix}${field.name}_`,
      path: [...place.path, `${field.name}.`],
      select: typeof wish === 'object' ? wish : undefined,
    }),
  )
}

/** The field's column in the row of its place. */
export const own = (field: { name: string }, { compilation, prefix, row, table }: Place): SQL =>
  column(row, compilation.columnOf(table, `${prefix}${field.name}`))

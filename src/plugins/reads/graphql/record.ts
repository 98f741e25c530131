import { sql } from '@payloadcms/db-postgres'
import { getNamedType, isEnumType, isListType, isNonNullType } from 'graphql'
import { filterOn } from '../filters.ts'
import { isHidden } from '../hidden.ts'
import { mustKeepToThemselves } from './hooks.ts'
import { mustBeCompiledWithin, NotCompiled } from '../obstacles.ts'
import { isWanted, memberOf, accessTo, own } from '../projection.ts'
import { listOfReferences } from '../references.ts'
import { askPayload, listOfRows, placeInRow } from '../values.ts'
import { column, constant, none, object } from '../sql.ts'
import { joinedOf } from './joined.ts'
import { selectionsOf, within } from './selections.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField, RelationshipField, UploadField } from 'payload'
import type { Compilation } from '../compilation.ts'
import type { Level, Place } from '../projection.ts'
import type { Member } from '../sql.ts'
import type { JoinsAsked } from './joinOptions.ts'
import type { Fragments, Selected } from './selections.ts'

/** A document in the making into SQL. */
export type Document = { compilation: Compilation; fragments: Fragments; joins: JoinsAsked }

export type Object_ = { document: Document; selections: Selected[]; typeName: string }

/** A record of a collection, with what is selected of it, as JSON. */
export const recordOf = (level: Level, asked: Object_): Promise<SQL> => {
  const { compilation, config, row } = level
  mustKeepToThemselves(config)
  return objectOf(
    {
      ...level,
      fields: config.flattenedFields,
      record: row,
      table: compilation.tableOf(config.slug),
      root: { row, table: compilation.tableOf(config.slug) },
      prefix: '',
      path: [],
      mode: undefined,
      rootSelect: undefined,
    },
    asked,
  )
}

/** The level of a record that stands by itself: GraphQL reads each as if it were asked for alone. */
export const levelFor = (
  document: Document,
  { slug, row }: { slug: string; row: string },
): Level => {
  const { compilation } = document
  const config = compilation.configOf(slug)
  return { compilation, config, row, depth: 0, currentDepth: 1, joins: false, select: undefined }
}

async function objectOf(place: Place, { document, selections, typeName }: Object_): Promise<SQL> {
  const members: Member[] = []
  for (const selected of selections) {
    const { as: name, field } = selected
    const value = field
      ? await valueOf({ ...selected, field }, { document, place })
      : sql`${constant(typeName)}::text`
    members.push({ name, value })
  }
  return members.length === 0 ? sql.raw(`'{}'::json`) : object(members)
}

type At = { document: Document; place: Place }
type Asked = Selected & { field: NonNullable<Selected['field']> }

async function valueOf(selected: Asked, { document, place }: At): Promise<SQL> {
  const { field } = selected
  if (field.name === 'id') return idOf(place)
  const source = sourceOf(field, place)
  const value = source && (await nullable({ selected, source }, { document, place }))
  if (!value) return isNonNullType(field.type) ? refused : sql.raw('null')
  return isNonNullType(field.type) && !isFilled(source, place)
    ? sql`coalesce(to_json(${value}), to_json(${constant(askPayload)}::text))`
    : value
}

/** Numbers that a collection has for ids may be none that GraphQL can tell. */
function idOf({ compilation, config, row, prefix, record }: Place): SQL {
  const id = column(row, 'id')
  const { customIDType } = compilation.payload.collections[config.slug as 'users']
  if (customIDType !== 'number' || row !== record || prefix !== '') return id
  return sql`case when ${id} % 1 = 0 and abs(${id}) < 2147483648 then to_json(${id}) else ${refused} end`
}

// Where there must be something and is nothing, an error goes with the answer.
const refused = sql`to_json(${constant(askPayload)}::text)`

/** The collection's field behind one of the schema, which is resolved as Payload does. */
function sourceOf(
  { name, resolve, extensions }: Asked['field'],
  place: Place,
): FlattenedField | undefined {
  const known = extensions['field'] as { name?: string } | undefined
  if (resolve && !known) {
    const tab = place.fields.find((field) => field.name === name && field.type === 'tab')
    if (!tab) throw new NotCompiled(`${name}: a resolver`)
  }
  const found = place.fields.find((field) => field.name === (known?.name ?? name))
  if (!found && name !== 'offset') throw new NotCompiled(`${name}: no field`)
  if (found?.type === 'group' && isHidden(found)) throw new NotCompiled(`${name}: a hidden group`)
  return found && isWanted(found, place) ? found : undefined
}

function isFilled(field: FlattenedField, { compilation, prefix, table }: Place): boolean {
  const columns = compilation.adapter.tables[table] as Record<string, { notNull?: boolean }>
  return (
    Boolean(columns[`${prefix}${field.name}`]?.notNull) &&
    !('access' in field && field.access?.read)
  )
}

type Sourced = { selected: Asked; source: FlattenedField }

async function nullable({ selected, source }: Sourced, at: At): Promise<SQL | undefined> {
  const { place } = at
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all others are plain values
  switch (source.type) {
    case 'join':
      // Its resolver asks for the records themselves, whatever the field's own rule says.
      return nested({ selected, source }, at)
    case 'relationship':
    case 'upload':
    case 'array':
    case 'group':
    case 'tab':
      return allowed(await accessTo(source, place), {
        value: () => nested({ selected, source }, at),
        otherwise: () => otherwise(source),
      })
    default: {
      mustBePlain(selected)
      const member = await memberOf(source, place)
      if (!member?.when) return member?.value
      return sql`case when ${member.when} then to_json(${member.value}) end`
    }
  }
}

type Choice = { value: () => Promise<SQL>; otherwise: () => SQL }

async function allowed(when: SQL | boolean, { value, otherwise }: Choice): Promise<SQL> {
  if (when === false) return otherwise()
  if (when === true) return value()
  return sql`case when ${when} then ${await value()} else ${otherwise()} end`
}

const otherwise = (field: FlattenedField) => {
  if (field.type === 'group' || field.type === 'tab')
    throw new NotCompiled(`${field.name}: a group with rules`)
  return field.type === 'array' || ('hasMany' in field && field.hasMany) ? none : sql`null::json`
}

function nested({ selected, source }: Sourced, { document, place }: At): Promise<SQL> {
  const asked = within(selected, document.fragments)
  const object = { document, selections: selectionsOf(asked), typeName: asked.type.name }
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- no other field nests
  switch (source.type) {
    case 'array': {
      const inner = placeInRow(source, place)
      return objectOf(inner, object).then((row) => listOfRows(row, { inner, place }))
    }
    case 'group':
    case 'tab':
      return objectOf(inGroup(source, place), object)
    case 'join':
      return joinedOf({ field: source, place, selected, object })
    default:
      return referenced(source as RelationshipField | UploadField, { place, object })
  }
}

const inGroup = (field: FlattenedField & { flattenedFields: FlattenedField[] }, place: Place) => ({
  ...place,
  fields: field.flattenedFields,
  prefix: `${place.prefix}${field.name}_`,
  path: [...place.path, `${field.name}.`],
})

type Reference = { place: Place; object: Object_ }

async function referenced(field: RelationshipField | UploadField, { place, object }: Reference) {
  const slug = field.relationTo
  if (Array.isArray(slug)) throw new NotCompiled(`${field.name}: several collections`)
  const itemOf = (id: SQL) => found({ slug, id, object })
  if (!field.hasMany) return found({ slug, id: own(field, place), of: place.row, object })
  const all = (await place.compilation.records(slug)) === true
  return listOfReferences({ field, place, slug, itemOf, ...(!all && { only: 'found' as const }) })
}

type Found = { slug: string; id: SQL; of?: string; object: Object_ }

/** The record of an id, or nothing where the caller may not read it. */
async function found({ slug, id, of, object }: Found) {
  const { document } = object
  const { compilation } = document
  const config = compilation.configOf(slug)
  mustBeCompiledWithin(config)
  if (config.trash) throw new NotCompiled(`${slug}: trash`)
  const grant = await compilation.records(slug)
  if (grant === false) return sql`null::json`
  const row = compilation.newRow()
  const allowed =
    grant === true ? sql.raw('') : sql` and ${filterOn({ compilation, slug, row, where: grant })}`
  const source = sql`${sql.identifier(compilation.tableOf(slug))} ${sql.identifier(row)}`
  const on = sql`${column(row, 'id')} = ${id}${allowed}`
  const isJoined = compilation.join(of, { row, source, on })
  const record = await recordOf(levelFor(document, { slug, row }), object)
  return isJoined
    ? sql`case when ${column(row, 'id')} is not null then ${record} end`
    : sql`(select ${record} from ${source} where ${on})`
}

const plain = new Set(['String', 'Int', 'Float', 'Boolean', 'DateTime', 'JSON'])

/** Types that answer a value as it is stored. */
function mustBePlain({ field }: Asked) {
  const type = getNamedType(field.type)
  const isPlain = isEnumType(type)
    ? type.getValues().every(({ name, value }) => name === value)
    : plain.has(type.name)
  const inner = isNonNullType(field.type) ? field.type.ofType : field.type
  if (!isPlain || (isListType(inner) && type.name === 'Float' && field.name === 'point'))
    throw new NotCompiled(`${field.name}: a type of its own`)
}

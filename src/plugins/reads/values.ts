import { sql } from '@payloadcms/db-postgres'
import toSnakeCase from 'to-snake-case'
import { NotCompiled } from './obstacles.ts'
import { populated } from './populate.ts'
import { membersOf, own } from './projection.ts'
import { column, constant, object } from './sql.ts'
import { nodesToPrepare } from './richText.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type {
  FlattenedArrayField,
  FlattenedField,
  RelationshipField,
  RichTextField,
  UploadField,
} from 'payload'

/** In the answer it means that only Payload can give it: the statement met what it can't compute. */
export const askPayload = '\u0001ask Payload\u0001'

/** A time as `Date.prototype.toISOString` writes it. */
export const timeOf = (value: SQL): SQL =>
  sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Rich text as it is stored, unless it has nodes whose fields Payload would fill in. */
export const richTextOf = (field: RichTextField, value: SQL): SQL => {
  const path = nodesToPrepare(field)
  if (path === undefined) return value
  return sql`case when jsonb_path_exists(${value}, ${constant(path)}) then to_jsonb(${constant(askPayload)}::text) else ${value} end`
}

/** One referenced record, or a list of them in order. */
export const relationOf = async (field: RelationshipField | UploadField, place: Place) => {
  if (Array.isArray(field.relationTo)) throw new NotCompiled(`${field.name}: several collections`)
  const { compilation, row, table } = place
  if (!field.hasMany)
    return populated({ field, place, slug: field.relationTo, id: own(field, place) })
  const rels = `${compilation.rootTableOf(table)}_rels`
  const link = compilation.newRow()
  const id = column(link, compilation.columnOf(rels, `${field.relationTo}ID`))
  const item = await populated({ field, place, slug: field.relationTo, id })
  const path = constant(`${place.path}${field.name}`)
  return sql`(select coalesce(json_agg(${item} order by ${column(link, 'order')}), '[]'::json) from ${sql.identifier(rels)} ${sql.identifier(link)} where ${column(link, 'parent_id')} = ${column(row, 'id')} and ${column(link, 'path')} = ${path} and ${id} is not null)`
}

/** The rows of an array, in order. */
export const arrayOf = async (field: FlattenedArrayField, place: Place): Promise<SQL> => {
  const { compilation, row, table, prefix } = place
  const rows = compilation.tableNamed(
    `${table}_${toSnakeCase(prefix).replace(/(.)$/, '$1_')}${toSnakeCase(field.name)}`,
  )
  const item = compilation.newRow()
  const wish = place.select?.[field.name]
  const members = await membersOf({
    ...place,
    fields: field.flattenedFields,
    row: item,
    table: rows,
    prefix: '',
    path: `${place.path}${field.name}.?.`,
    select: typeof wish === 'object' ? wish : undefined,
  })
  const value = object([...members, { name: 'id', value: column(item, 'id') }])
  return sql`(select coalesce(json_agg(${value} order by ${column(item, '_order')}), '[]'::json) from ${sql.identifier(rows)} ${sql.identifier(item)} where ${column(item, '_parent_id')} = ${column(row, 'id')})`
}

/** The chosen options of a select with several, in order. */
export const selectionOf = (field: FlattenedField, place: Place): SQL => {
  const { compilation, row, table, prefix } = place
  const options = compilation.tableNamed(
    `${table}_${toSnakeCase(prefix).replace(/(.)$/, '$1_')}${toSnakeCase(field.name)}`,
  )
  const option = compilation.newRow()
  return sql`(select coalesce(json_agg(${column(option, 'value')} order by ${column(option, 'order')}), '[]'::json) from ${sql.identifier(options)} ${sql.identifier(option)} where ${column(option, 'parent_id')} = ${column(row, 'id')})`
}

/** The values of a text or number with several, in order. */
export const manyOf = (field: { name: string; type: 'number' | 'text' }, place: Place): SQL => {
  const { compilation, row, table } = place
  const values = `${compilation.rootTableOf(table)}_${field.type}s`
  const value = compilation.newRow()
  const path = constant(`${place.path}${field.name}`)
  return sql`(select coalesce(json_agg(${column(value, field.type)} order by ${column(value, 'order')}), '[]'::json) from ${sql.identifier(values)} ${sql.identifier(value)} where ${column(value, 'parent_id')} = ${column(row, 'id')} and ${column(value, 'path')} = ${path})`
}

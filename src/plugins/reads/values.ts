import { sql } from '@payloadcms/db-postgres'
import toSnakeCase from 'to-snake-case'
import { NotCompiled } from './obstacles.ts'
import { membersOf } from './projection.ts'
import { pathOf } from './references.ts'
import { column, constant, object } from './sql.ts'
import { nodesToPrepare } from './richText.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedArrayField, FlattenedField, RichTextField } from 'payload'

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

/** The rows of an array, in order. */
export const arrayOf = async (field: FlattenedArrayField, place: Place): Promise<SQL> => {
  // With a select Payload reads some fields of rows and not others.
  if (place.rootSelect && field.flattenedFields.some(isReadAside))
    throw new NotCompiled(`${field.name}: a select of rows with lists or groups`)
  const inner = placeInRow(field, place)
  const members = await membersOf(inner)
  const isWithoutId = inner.mode === 'exclude' && inner.select?.['id'] === false
  const id = isWithoutId ? [] : [{ name: 'id', value: column(inner.row, 'id') }]
  return listOfRows(object([...members, ...id]), {
    inner,
    place,
  })
}

const isReadAside = (field: FlattenedField): boolean =>
  field.type === 'group' ||
  field.type === 'tab' ||
  ('hasMany' in field && Boolean(field.hasMany) && field.type !== 'select') ||
  ('relationTo' in field && Array.isArray(field.relationTo)) ||
  ('flattenedFields' in field && field.flattenedFields.some(isReadAside))

/** Where the fields of an array's rows are. */
export const placeInRow = (field: FlattenedArrayField, place: Place): Place => {
  const { compilation, table, prefix } = place
  const wish = place.select?.[field.name]
  const row = compilation.newRow()
  return {
    ...place,
    fields: field.flattenedFields,
    row,
    table: compilation.tableNamed(
      `${table}_${toSnakeCase(prefix).replace(/(.)$/, '$1_')}${toSnakeCase(field.name)}`,
    ),
    prefix: '',
    path: [...place.path, `${field.name}.`, sql`(${column(row, '_order')} - 1)`, '.'],
    select: typeof wish === 'object' ? wish : undefined,
  }
}

/** The list of what is made of each row, in order. */
export const listOfRows = (value: SQL, { inner, place }: { inner: Place; place: Place }): SQL => {
  const [rows, item, row] = [inner.table, inner.row, place.row]
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
  const { compilation, root } = place
  const values = `${root.table}_${field.type}s`
  const value = compilation.newRow()
  return sql`(select coalesce(json_agg(${column(value, field.type)} order by ${column(value, 'order')}), '[]'::json) from ${sql.identifier(values)} ${sql.identifier(value)} where ${column(value, 'parent_id')} = ${column(root.row, 'id')} and ${column(value, 'path')} = ${pathOf(field, place)})`
}

import { sql } from '@payloadcms/db-postgres'
import toSnakeCase from 'to-snake-case'
import { fieldsIn } from './conditions.ts'
import { NotCompiled } from './obstacles.ts'
import { column, constant } from './sql.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField, FlattenedJoinField, Where } from 'payload'

type Other = { place: Place; slug: string; where: Where }
type Refers = { join: SQL; condition: SQL }

/** How a record of the other collection names this one. */
export const referring = (field: FlattenedJoinField, other: Other): Refers => {
  const { place, slug, where } = other
  const { compilation, row } = place
  const table = compilation.tableOf(slug)
  const { targetField: target } = field
  const isMany = target.hasMany === true || Array.isArray(target.relationTo)
  const array = arrayIn(field, other)
  if (!isMany && !array)
    return {
      join: sql.raw(''),
      condition: sql`${column(table, compilation.columnOf(table, field.on.replaceAll('.', '_')))} = ${column(row, 'id')}`,
    }
  // Payload asks for one and the same of the references.
  if (fieldsIn(where).has(field.on.split('.')[0] ?? field.on))
    throw new NotCompiled(`${field.name}: filtered by what it is joined on`)
  if (array && isMany) throw new NotCompiled(`${field.name}: lists within lists`)
  return array ?? byReference(field, { place, table })
}

function byReference(
  { on }: FlattenedJoinField,
  { place, table }: { place: Place; table: string },
): Refers {
  const { compilation, config, row } = place
  const rels = `${table}_rels`
  const link = compilation.newRow()
  const id = column(link, compilation.columnOf(rels, `${config.slug}ID`))
  return {
    join: sql`join ${sql.identifier(rels)} ${sql.identifier(link)} on ${column(link, 'parent_id')} = ${column(table, 'id')} and ${column(link, 'path')} = ${constant(on)}`,
    condition: sql`${id} = ${column(row, 'id')}`,
  }
}

/** By a row of an array, if it is joined on one. */
function arrayIn({ name, on }: FlattenedJoinField, { place, slug }: Other): Refers | undefined {
  const { compilation, row } = place
  const table = compilation.tableOf(slug)
  const names = on.split('.')
  let fields: FlattenedField[] = compilation.configOf(slug).flattenedFields
  for (const [n, each] of names.entries()) {
    const field = fields.find((one) => one.name === each)
    fields = field && 'flattenedFields' in field ? field.flattenedFields : []
    if (field?.type === 'blocks') throw new NotCompiled(`${name}: joined on blocks`)
    if (field?.type !== 'array') continue
    const rest = names.slice(n + 1)
    if (isWithin(fields, rest)) throw new NotCompiled(`${name}: lists within lists`)
    const rows = compilation.tableNamed(
      `${table}_${names
        .slice(0, n + 1)
        .map((part) => toSnakeCase(part))
        .join('_')}`,
    )
    const item = compilation.newRow()
    return {
      join: sql`join ${sql.identifier(rows)} ${sql.identifier(item)} on ${column(item, '_parent_id')} = ${column(table, 'id')}`,
      condition: sql`${column(item, compilation.columnOf(rows, rest.join('_')))} = ${column(row, 'id')}`,
    }
  }
  return undefined
}

/** Whether a path leads through a list. */
function isWithin(fields: FlattenedField[], [name, ...rest]: string[]): boolean {
  const field = fields.find((each) => each.name === name)
  if (!field || !('flattenedFields' in field)) return field?.type === 'blocks'
  return field.type === 'array' || isWithin(field.flattenedFields, rest)
}

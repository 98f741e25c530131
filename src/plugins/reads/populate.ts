import { sql } from '@payloadcms/db-postgres'
import { filterOn } from './filters.ts'
import { recordOf } from './projection.ts'
import { column } from './sql.ts'
import type { Level, Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { RelationshipField, UploadField } from 'payload'

type Reference = {
  field: RelationshipField | UploadField
  place: Place
  slug: string
  /** Where the statement has the record's id. */
  id: SQL
  /** The row that has it, to which the record's can be joined. */
  of?: string
}

/** The record that is referred to where the depth asks for it and the caller may read it, else its id. */
export const populated = async ({ field, place, slug, id, of }: Reference): Promise<SQL> => {
  const depth = depthOf(field, place.depth)
  const grant = reaches(place.currentDepth, depth) && (await place.compilation.records(slug))
  if (grant === false) return id
  const { compilation } = place
  const row = compilation.newRow()
  const level = await compilation.levelOf({
    slug,
    row,
    depth,
    currentDepth: place.currentDepth + 1,
  })
  const source = sql`${sql.identifier(compilation.tableOf(slug))} ${sql.identifier(row)}`
  const allowed =
    grant === true ? sql.raw('') : sql` and ${filterOn({ compilation, slug, row, where: grant })}`
  const on = sql`${column(row, 'id')} = ${id}${allowed}`
  const isJoined = compilation.join(of, { row, source, on })
  const shown = await recordWithin(level)
  if (isJoined)
    return sql`case when ${column(row, 'id')} is null then to_json(${id}) else ${shown} end`
  const record = sql`(select ${shown} from ${source} where ${on})`
  return sql`coalesce(${record}, to_json(${id}))`
}

/** A record within another: what is in the trash is nothing, and not an id. */
export const recordWithin = async (level: Level): Promise<SQL> => {
  const made = await recordOf(level)
  return level.config.trash
    ? sql`case when ${column(level.row, 'deleted_at')} is null then ${made} else 'null'::json end`
    : made
}

/** How deep Payload goes below a field. */
export const depthOf = (field: { maxDepth?: number }, depth: number) =>
  field.maxDepth !== undefined && field.maxDepth < depth ? field.maxDepth : depth

/** Whether records are answered, and not their ids. */
export const reaches = (currentDepth: number, depth: number) => depth > 0 && currentDepth <= depth

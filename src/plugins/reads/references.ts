import { sql } from '@payloadcms/db-postgres'
import { populated } from './populate.ts'
import { own } from './projection.ts'
import { column, constant } from './sql.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField, RelationshipField, UploadField } from 'payload'

type Reference = RelationshipField | UploadField

/** One referenced record, or a list of them in order. */
export const relationOf = async (field: Reference, place: Place): Promise<SQL> => {
  const { relationTo } = field
  if (Array.isArray(relationTo)) return ofSeveral(field, { place, slugs: relationTo })
  const referred = { field, place, slug: relationTo }
  if (!field.hasMany) return populated({ ...referred, id: own(field, place), of: place.row })
  return listOfReferences({ ...referred, itemOf: (id) => populated({ ...referred, id }) })
}

/** Whether a field refers to one record of one of several collections: without a record there is no value at all. */
export const isOneOfSeveral = (field: FlattenedField): field is RelationshipField =>
  (field.type === 'relationship' || field.type === 'upload') &&
  Array.isArray(field.relationTo) &&
  !field.hasMany

/** Whether there is a record that it refers to. */
export const isReferring = (field: RelationshipField, place: Place): SQL => {
  const link = linkFor(field, place)
  const ids = [field.relationTo].flat().map((slug) => link.idOf(slug))
  return sql`exists (select 1 ${link.from} and coalesce(${sql.join(
    ids.map((id) => sql`${id}::text`),
    sql.raw(', '),
  )}) is not null)`
}

async function ofSeveral(field: Reference, { place, slugs }: { place: Place; slugs: string[] }) {
  const link = linkFor(field, place)
  const cases: SQL[] = []
  for (const slug of slugs) {
    const id = link.idOf(slug)
    const value = await populated({ field, place, slug, id })
    cases.push(
      sql`when ${id} is not null then json_build_object('relationTo', ${constant(slug)}, 'value', ${value})`,
    )
  }
  const item = sql`case ${sql.join(cases, sql.raw(' '))} end`
  if (field.hasMany) return link.listOf(item, sql`(${item} ->> 'value') is not null`)
  return sql`(select ${item} ${link.from} order by ${link.order} limit 1)`
}

type References = {
  field: Reference
  place: Place
  slug: string
  itemOf: (id: SQL) => Promise<SQL>
  /** Leaves out what there is no item for. */
  only?: 'found'
}

/** The list of what is made of each reference, in order. */
export const listOfReferences = async ({ field, place, slug, itemOf, only }: References) => {
  const link = linkFor(field, place)
  const id = link.idOf(slug)
  const item = await itemOf(id)
  const { trash } = place.compilation.configOf(slug)
  const isKept = trash
    ? sql` and to_json(${item})::text <> 'null'`
    : only
      ? sql` and ${item} is not null`
      : sql.raw('')
  return link.listOf(item, sql`${id} is not null${isKept}`)
}

/** The rows in which a record's references are kept. */
function linkFor(field: { name: string }, place: Place) {
  const { compilation, root } = place
  const rels = `${root.table}_rels`
  const link = compilation.newRow()
  const order = column(link, 'order')
  const from = sql`from ${sql.identifier(rels)} ${sql.identifier(link)} where ${column(link, 'parent_id')} = ${column(root.row, 'id')} and ${column(link, 'path')} = ${pathOf(field, place)}`
  return {
    from,
    order,
    idOf: (slug: string) => column(link, compilation.columnOf(rels, `${slug}ID`)),
    listOf: (item: SQL, when: SQL) =>
      sql`(select coalesce(json_agg(${item} order by ${order}) filter (where ${when}), '[]'::json) ${from})`,
  }
}

/** A field's path in the record. */
export const pathOf = ({ name }: { name: string }, { path }: Place): SQL => {
  const parts = [...path, name].reduce<(string | SQL)[]>((merged, part) => {
    const last = merged.at(-1)
    return typeof part === 'string' && typeof last === 'string'
      ? [...merged.slice(0, -1), last + part]
      : [...merged, part]
  }, [])
  const written = parts.map((part) => (typeof part === 'string' ? constant(part) : part))
  return written.length === 1 && written[0]
    ? written[0]
    : sql`(${sql.join(written, sql.raw(' || '))})`
}

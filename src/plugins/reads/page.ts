import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'
import { collectionNamed } from './catalogue.ts'
import { joinsOf } from './filters.ts'
import { NotCompiled } from './obstacles.ts'
import { column } from './sql.ts'
import type { Query } from './capture.ts'
import type { Compilation } from './compilation.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** Which records a query is for. */
export type Page = {
  /** Their ids, in order. */
  ids: SQL
  /** How many there are on all pages. */
  total: SQL
  /** Whether a record could be met more than once, through a list that it has. */
  isJoined: boolean
}

/** The page of records that a query asks for: the statement is Payload's own, so that equals come in the same order. */
export const pageOf = (
  compilation: Compilation,
  { slug, query }: { slug: string; query: Query },
): Page => {
  const { adapter } = compilation
  const tableName = compilation.tableOf(slug)
  const { sort } = query
  const { joins, orderBy, where } = buildQuery({
    adapter,
    fields: compilation.configOf(slug).flattenedFields,
    tableName,
    where: structuredClone(query.where),
    ...(sort !== undefined && { sort: Array.isArray(sort) ? [...sort] : sort }),
  })
  for (const path of [sort ?? []].flat())
    if (meetsMany(compilation, { slug, path: path.replace(/^-/, '') }))
      throw new NotCompiled('a sort through a list')
  if (joins.some(({ isOneToMany }) => isOneToMany)) throw new NotCompiled('a filter on an array')
  const from = sql`from ${sql.identifier(tableName)} ${joinsOf(joins)}${where ? sql` where ${where}` : sql.raw('')}`
  const id = column(tableName, 'id')
  const keys = orderBy.map(({ column: by }, index) => sql`${by} as ${sql.identifier(`s${index}`)}`)
  const order = sql.join(
    orderBy.map(({ column: by, order }) => order(by)),
    sql.raw(', '),
  )
  const isJoined = joins.length > 0
  const distinct = sql.raw(isJoined ? 'distinct ' : '')
  return {
    isJoined,
    ids: sql`select ${distinct}${sql.join([sql`${id} as "id"`, ...(isJoined ? keys : [])], sql.raw(', '))} ${from} order by ${order}${rangeOf(query)}`,
    total: isJoined
      ? sql`select count(*) from (select 1 ${from} group by ${id}) c`
      : sql`select count(*) ${from}`,
  }
}

type Path = { slug: string; path: string }

/** Whether a path leads through a field that has several values, so that a record would stand in several places. */
function meetsMany({ payload }: Compilation, { slug, path }: Path): boolean {
  let fields = collectionNamed(payload, slug)?.config.flattenedFields ?? []
  for (const name of path.replaceAll('__', '.').split('.')) {
    const field = fields.find((each) => each.name === name)
    if (!field) return false
    if (field.type === 'array' || field.type === 'join' || field.type === 'blocks') return true
    if ('hasMany' in field && field.hasMany) return true
    if ('relationTo' in field && Array.isArray(field.relationTo)) return true
    fields =
      'flattenedFields' in field
        ? field.flattenedFields
        : (collectionNamed(payload, 'relationTo' in field ? String(field.relationTo) : '')?.config
            .flattenedFields ?? [])
  }
  return false
}

function rangeOf({ limit, page = 1 }: Query): SQL {
  if (!limit) return sql.raw('')
  if (!Number.isSafeInteger(limit) || limit < 0) throw new NotCompiled('a limit out of range')
  if (!Number.isSafeInteger(page)) throw new NotCompiled('a page out of range')
  const offset = (page - 1) * limit
  return offset === 0
    ? sql.raw(` limit ${limit}`)
    : sql` limit ${sql.raw(String(limit))} offset ${offset}`
}

import { sql } from '@payloadcms/db-postgres'
import { built, mustBeOfAllLocales } from './built.ts'
import { conditionsOf } from './conditions.ts'
import { joinsOf } from './filters.ts'
import { NotCompiled } from './obstacles.ts'
import { depthOf, reaches, recordWithin } from './populate.ts'
import { mustSortByOne } from './page.ts'
import { referring } from './referring.ts'
import { column, object } from './sql.ts'
import type { JoinOptions } from './capture.ts'
import type { Place } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedJoinField, Sort, Where } from 'payload'

/** The records of another collection that refer to this one: a page of them, and how many there are. */
export const joinOf = async (field: FlattenedJoinField, place: Place): Promise<SQL | undefined> => {
  const options = place.joins && place.joins[[...place.path.map(String), field.name].join('')]
  if (options === false) return undefined
  const slug = field.collection
  if (Array.isArray(slug)) throw new NotCompiled(`${field.name}: joins several collections`)
  const { configOf, payload } = place.compilation
  mustBeOfAllLocales(field.on, { payload, fields: configOf(slug).flattenedFields })
  const { count, limit, page, sort, where } = withDefaults(field, options)
  const list = listOf({ field, place, slug, sort, where })
  const rows = sql`select ${list.table}.* ${list.from} order by ${list.order}${rangeOf(limit, page)}`
  const { compilation } = place
  const row = compilation.newRow()
  const item = await itemOf({ field, place, slug, row })
  const shown =
    limit === 0
      ? sql.raw('')
      : sql` filter (where ${column(row, numberOf)} <= ${sql.raw(String(limit))})`
  const docs = sql`coalesce(json_agg(${item} order by ${column(row, numberOf)})${shown}, '[]'::json)`
  const more = limit === 0 ? sql.raw('false') : sql`count(*) > ${sql.raw(String(limit))}`
  const total = sql`(select count(*) ${list.from})`
  const members = [
    { name: 'docs', value: docs },
    { name: 'hasNextPage', value: more },
    ...(count ? [{ name: 'totalDocs', value: total }] : []),
  ]
  return sql`(select ${object(members)} from (select q.*, row_number() over () as ${sql.identifier(numberOf)} from (${rows}) q) ${sql.identifier(row)})`
}

function withDefaults(field: FlattenedJoinField, options: JoinOptions | undefined) {
  const { count = false, limit = field.defaultLimit ?? 10, page = 1, where } = options ?? {}
  if (!Number.isSafeInteger(limit) || limit < 0) throw new NotCompiled('a limit out of range')
  if (!Number.isSafeInteger(page)) throw new NotCompiled('a page out of range')
  return { count, limit, page, sort: options?.sort ?? field.defaultSort, where: where ?? {} }
}

/** The column of a record's number in its page: fields can't have this name. */
export const numberOf = '#'

/** One more than is shown tells whether there is a next page. */
export function rangeOf(limit: number, page: number): SQL {
  if (limit === 0) return sql.raw('')
  const offset = Math.max(0, (page - 1) * limit)
  return sql.raw(` limit ${limit + 1}${offset > 0 ? ` offset ${offset}` : ''}`)
}

type List = {
  field: FlattenedJoinField
  place: Place
  slug: string
  sort: Sort | undefined
  where: Where
}

function listOf({ field, place, slug, sort, where }: List) {
  const { adapter, configOf, payload, tableOf } = place.compilation
  const tableName = tableOf(slug)
  mustSortByOne(place.compilation, { slug, sort })
  const query = built({
    payload,
    adapter,
    fields: configOf(slug).flattenedFields,
    tableName,
    where: structuredClone(where),
    ...(sort !== undefined && { sort: Array.isArray(sort) ? [...sort] : sort }),
  })
  const table = sql`${sql.identifier(tableName)}`
  const refers = referring(field, { place, slug, where })
  const met = query.where ? sql` and (${query.where})` : sql.raw('')
  return {
    table,
    from: sql`from ${table} ${refers.join} ${joinsOf(query.joins)} where ${refers.condition}${met}`,
    order: sql.join(
      query.orderBy.map(({ column: by, order }) => order(by)),
      sql.raw(', '),
    ),
  }
}

/** The same list with each record once, as an operation of its own finds them: over GraphQL joins are such. */
export function onceEach({ field, place, slug, sort, where }: List) {
  const { compilation } = place
  const tableName = compilation.tableOf(slug)
  mustSortByOne(compilation, { slug, sort })
  const { joins, orderBy } = built({
    payload: compilation.payload,
    adapter: compilation.adapter,
    fields: compilation.configOf(slug).flattenedFields,
    tableName,
    where: {},
    ...(sort !== undefined && { sort: Array.isArray(sort) ? [...sort] : sort }),
  })
  const table = sql`${sql.identifier(tableName)}`
  const refers = referring(field, { place, slug, where })
  const referred = sql`exists (select 1 from (select 1) "#" ${refers.join} where ${refers.condition})`
  const all = [referred, ...conditionsOf(compilation, { slug, where })]
  return {
    table,
    from: sql`from ${table} ${joinsOf(joins)} where ${sql.join(all, sql.raw(' and '))}`,
    order: sql.join(
      orderBy.map(({ column: by, order }) => order(by)),
      sql.raw(', '),
    ),
  }
}

async function itemOf({ field, place, slug, row }: Omit<List, 'sort' | 'where'> & { row: string }) {
  const depth = depthOf(field, place.depth)
  if (!reaches(place.currentDepth, depth)) return column(row, 'id')
  const currentDepth = place.currentDepth + 1
  return recordWithin(await place.compilation.levelOf({ slug, row, depth, currentDepth }))
}

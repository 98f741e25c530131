import { sql } from '@payloadcms/db-postgres'
import { built } from './built.ts'
import { collectionNamed } from './catalogue.ts'
import { conditionsOf } from './conditions.ts'
import { copyOf } from './copy.ts'
import { joinsOf } from './filters.ts'
import { NotCompiled } from './obstacles.ts'
import { column, render } from './sql.ts'
import { idsAfter, keysOf } from './after.ts'
import { listsOf, sourcesOf } from './listed.ts'
import type { Sort } from 'payload'
import type { Position } from './cursors.ts'
import type { Query } from './capture.ts'
import type { Compilation } from './compilation.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** Which records a query is for. */
export type Page = {
  /** Their ids, in order. */
  ids: SQL
  /** How many there are on all pages. */
  total: SQL
  /** Both, where it costs much to tell whether a record is one. */
  judged?: Judged
  /** Tables that it follows from besides those it reads. */
  of?: string[]
  /** Whether a record could be met more than once, through a list that it has. */
  isJoined: boolean
}

/** All records, each found once, as `f`, and the ids of the page among them. */
export type Judged = { all: SQL; ids: SQL }

/** Where a list begins that goes by a cursor. */
export type Start = { position: Position | undefined }

type Asked = { slug: string; query: Query; after?: Start | undefined }

/** The page of records that a query asks for, in Payload's order. */
export const pageOf = (compilation: Compilation, { slug, query, after }: Asked): Page => {
  const { adapter } = compilation
  const tableName = compilation.tableOf(slug)
  const { sort } = query
  const fields = compilation.configOf(slug).flattenedFields
  const sorting = sort !== undefined && { sort: Array.isArray(sort) ? [...sort] : sort }
  const asked = { payload: compilation.payload, adapter, fields, tableName }
  const sorted = built({ ...asked, where: {}, ...sorting })
  const { orderBy } = sorted
  // Payload looks for the records' ids first where it has to join other tables.
  const { joins, selectFields } = built({ ...asked, where: copyOf(query.where), ...sorting })
  const isJoined = joins.length > 0
  const own = render(column(tableName, 'id')).text
  const isOfRows = (by: { primary: boolean }) => by.primary && render(sql`${by}`).text !== own
  if (Object.values(selectFields).some(isOfRows))
    throw new NotCompiled('a filter by the ids of rows, of which Payload makes pages')
  mustSortByOne(compilation, { slug, sort })
  const id = column(tableName, 'id')
  const { where } = query
  if (after) {
    const conditions = conditionsOf(compilation, { slug, where })
    const from = sql`from ${sql.identifier(tableName)} ${joinsOf(sorted.joins)}`
    const keys = keysOf(sorted, { tableName, id })
    const total = sql`select count(*) from ${sql.identifier(tableName)}${met(conditions)}`
    return { isJoined, total, ids: idsAfter({ after, conditions, from, id, keys, query }) }
  }
  // Payload's DISTINCT leaves equals in the order of their ids.
  const keys = [...orderBy.flatMap(keysIn(compilation, slug)), ...(isJoined ? [{ by: id }] : [])]
  const { page, count, of } = sourcesOf(compilation, {
    slug,
    where,
    sorted: keys.map(({ by }) => by),
  })
  const from = sql`from ${page.table} ${joinsOf(sorted.joins)}${met(page.conditions)}`
  const order = (by: Order[]) => sql`order by ${sql.join(by.map(inOrder), comma)}${rangeOf(query)}`
  const found = {
    isJoined,
    of,
    total: sql`select ${count.n} from ${count.table}${met(count.conditions)}`,
    ids: sql`select ${id} as "id" ${from} ${order(keys)}`,
  }
  if (!page.conditions.some(isCostly)) return found
  const named = keys.map(({ by }, n) => sql`${by} as ${nth(n)}`)
  const judged = {
    all: sql`select ${sql.join([sql`${id} as "id"`, ...named], comma)} ${from}`,
    ids: sql`select f."id" from f ${order(keys.map((key, n) => ({ ...key, by: sql`f.${nth(n)}` })))}`,
  }
  return { ...found, judged }
}

/** What a list is sorted by, and which way. */
type Order = { by: SQL; direction?: string }

type Sorted = ReturnType<typeof built>['orderBy'][number]

/** A key of Payload's, after those that the collection's lists are kept by and that lead to the same order. */
const keysIn = (compilation: Compilation, slug: string) => {
  const name = compilation.tableOf(slug)
  const { sortedBy = {} } = listsOf(compilation, slug) ?? {}
  return ({ column: by, order }: Sorted): Order[] => {
    const text = render(sql`${by}`).text
    const isDescending = render(order(by)).text.endsWith(' desc')
    const own: Order = { by: sql`${by}`, direction: isDescending ? ' desc' : '' }
    const first = Object.entries(sortedBy).find(([of]) => render(column(name, of)).text === text)
    if (!first) return [own]
    const direction = isDescending ? ' desc nulls last' : ' nulls first'
    return [{ by: column(name, first[1]), direction }, own]
  }
}

const inOrder = ({ by, direction = '' }: Order) => sql`${by}${sql.raw(direction)}`

const nth = (n: number) => sql.identifier(`k${n}`)

const met = (conditions: SQL[]) =>
  conditions.length > 0 ? sql` where ${sql.join(conditions, sql.raw(' and '))}` : sql.raw('')

/** A text is searched for its parts: few of the records that an index offers have them. */
const isCostly = (condition: SQL) => / ilike |\bword_ends\(/.test(render(condition).text)

const comma = sql.raw(', ')

/** @throws NotCompiled where a list is to be sorted by what a record has several of */
export const mustSortByOne = (
  compilation: Compilation,
  { slug, sort }: { slug: string; sort: Sort | undefined },
) => {
  for (const path of [sort ?? []].flat())
    if (meetsMany(compilation, { slug, path: path.replace(/^-/, '') }))
      throw new NotCompiled('a sort through a list')
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

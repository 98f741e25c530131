import { sql } from '@payloadcms/db-postgres'
import { queryOf } from './capture.ts'
import { compilationFor } from './compilation.ts'
import { mustBeCompiled } from './obstacles.ts'
import { finding } from './kept/finding.ts'
import { pageOf } from './page.ts'
import { recordOf } from './projection.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import { column, render } from './sql.ts'
import type { Grants } from './access.ts'
import type { Compilation } from './compilation.ts'
import type { Finding } from './kept/finding.ts'
import type { Kept } from './kept/found.ts'
import type { Query, Read } from './capture.ts'
import type { Page, Start } from './page.ts'
import type { Statement } from './sql.ts'
import type { Collection, PayloadRequest } from 'payload'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PgColumn } from '@payloadcms/db-postgres/drizzle/pg-core'

/** A read, compiled for a caller: the statement and what it takes to make the answer of its row. */
export type Plan = {
  statement: Statement
  /** What of the outcome can be kept. */
  kept?: Kept
  kind: Read['kind']
  query: Query
  isJoined: boolean
}

export type Asking = {
  collection: Collection
  grants: Grants
  read: Read
  req: PayloadRequest
  /** Where the list begins, if it goes by a cursor. */
  after?: Start | undefined
  /** What is to be answered of each record, where that is not what REST answers. */
  projection?: Projection
}

export type Projection = {
  /** Tells it from others of the collection. */
  key: string
  recordOf: (place: { compilation: Compilation; slug: string; row: string }) => Promise<SQL>
  /** Whether the answer tells how many there are. */
  counts: boolean
  /** Nothing of a record but its id is read, so that it does not matter whether the rest can be compiled. */
  ofIds?: true
}

/**
 * Compiles a read.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const planOf = async (asking: Asking): Promise<Plan> => {
  const { after, collection, grants, projection, read, req } = asking
  const { slug } = collection.config
  const { kind } = read
  const compilation = compilationFor({ grants, populate: read.populate, req })
  const config = compilation.configOf(slug)
  if (!projection?.ofIds) mustBeCompiled(config)
  await tryUploadHooks(config)
  const query = await queryOf({ collection, grants, read, req })
  const asked = kind === 'findByID' ? one(query) : query
  const page = pageOf(compilation, { slug, query: asked, after })
  const { text, kept } = await made[kind]({ asking, compilation, page, query })
  return { statement: render(text), ...(kept && { kept }), kind, query, isJoined: page.isJoined }
}

type Making = { asking: Asking; compilation: Compilation; page: Page; query: Query }
type Made = { text: SQL; kept?: Kept | undefined }

const made: Record<Read['kind'], (making: Making) => Made | Promise<Made>> = {
  count: ({ compilation: { payload }, page: { total, of } }) =>
    finding({ payload, total, of }, (found) => sql`select ${found.total} as total`),
  findByID: async ({ page, ...making }) => {
    const { record, from, is } = await itemOf(making, { row: making.compilation.newRow() })
    return {
      text: sql`select (select ${record} from ${from} where ${is})::text as body from (${page.ids}) p`,
    }
  },
  find: async ({ page, query, ...making }) => {
    const { asking, compilation } = making
    const row = compilation.openRow()
    const { record, from, is } = await itemOf({ ...making, query }, { row })
    const item = { record, of: sql` join ${from} on ${is}${compilation.joinedTo(row)}` }
    if (asking.after) return { text: listAfter({ item, ids: page.ids, query }) }
    const { total, ...rest } = page
    const isCounted = asking.projection?.counts !== false && hasPages(query)
    const { payload } = compilation
    const idType = isShort(query) ? idTypeOf(compilation, asking.collection.config.slug) : undefined
    const asked = { payload, page: rest, of: page.of, idType, ...(isCounted && { total }) }
    return finding(asked, (found) => listOf(item, found))
  },
}

/** A record of the page, as what it is answered as and as what it is read from. */
async function itemOf(
  { asking, compilation, query }: Omit<Making, 'page'>,
  { row }: { row: string },
) {
  const { collection, projection, read, req } = asking
  const { slug } = collection.config
  const { joins, select } = query
  const { currentDepth = 1 } = read
  const config = compilation.configOf(slug)
  const level = { compilation, config, row, currentDepth, joins, select }
  const record = projection
    ? await projection.recordOf({ compilation, slug, row })
    : await recordOf({ ...level, depth: depthOf(read.depth, req) })
  const from = sql`${sql.identifier(compilation.tableOf(slug))} ${sql.identifier(row)}`
  return { record, from, is: sql`${column(row, 'id')} = p.id` }
}

/** What is made of each record of the page, and where it is made of. */
type Item = { record: SQL; of: SQL }

const listOf = ({ record, of }: Item, { page, total, ids }: Finding) =>
  sql`${page}select ${total ? sql`${total} as total, ` : nothing}coalesce(json_agg(${record} order by p.n), '[]')::text as body, count(*)::int as length${ids ? sql`, ${ids} as ids` : nothing} from p${of}`

const nothing = sql.raw('')

/** As Postgres names the type of a collection's ids. */
const idTypeOf = ({ adapter, tableOf }: Compilation, slug: string) => {
  const columns = adapter.tables[tableOf(slug)] as unknown as Record<'id', PgColumn>
  return columns.id.getSQLType().replace('serial', 'integer')
}

/** One more than is shown tells whether there is a next page. */
const listAfter = ({ item, ids, query: { limit } }: { item: Item; ids: SQL; query: Query }) => {
  const shown = limit ? sql` filter (where p.n <= ${sql.raw(String(limit))})` : sql.raw('')
  const last = limit ? sql`(array_agg(p.place order by p.n))[${sql.raw(String(limit))}]` : sql`null`
  return sql`select coalesce(json_agg(${item.record} order by p.n)${shown}, '[]')::text as body, count(*)::int as length, ${last} as last from (select i.id, i.place, row_number() over () as n from (${ids}) i) p${item.of}`
}

const one = (query: Query): Query => ({ ...query, limit: 1, page: 1, pagination: false })

/** Whether its ids are few enough to be kept. */
const isShort = ({ limit }: Query) => limit !== undefined && limit > 0 && limit <= 100

const hasPages = ({ limit, pagination }: Query) => pagination !== false && limit !== 0

/** As Payload reads the parameter. */
function depthOf(asked: number | undefined, { payload: { config } }: PayloadRequest): number {
  const depth = asked || asked === 0 ? Number.parseInt(String(asked), 10) : config.defaultDepth
  // Like Payload, which populates nothing where the depth is not a number.
  return Number.isNaN(depth) ? 0 : Math.min(depth, config.maxDepth)
}

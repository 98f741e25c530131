import { sql } from '@payloadcms/db-postgres'
import { queryOf } from './capture.ts'
import { compilationFor } from './compilation.ts'
import { mustBeCompiled } from './obstacles.ts'
import { pageOf } from './page.ts'
import { recordOf } from './projection.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import { column, render } from './sql.ts'
import type { Grants } from './access.ts'
import type { Compilation } from './compilation.ts'
import type { Query, Read } from './capture.ts'
import type { Page } from './page.ts'
import type { Statement } from './sql.ts'
import type { Collection, PayloadRequest } from 'payload'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/** A read, compiled for a caller: the statement and what it takes to make the answer of its row. */
export type Plan = {
  statement: Statement
  kind: Read['kind']
  query: Query
  isJoined: boolean
}

export type Asking = {
  collection: Collection
  grants: Grants
  read: Read
  req: PayloadRequest
  /** What is to be answered of each record, where that is not what REST answers. */
  projection?: Projection
}

export type Projection = {
  /** Tells it from others of the collection. */
  key: string
  recordOf: (place: { compilation: Compilation; slug: string; row: string }) => Promise<SQL>
  /** Whether the answer tells how many there are. */
  counts: boolean
}

/**
 * Compiles a read.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const planOf = async (asking: Asking): Promise<Plan> => {
  const { collection, grants, projection, read, req } = asking
  const { slug } = collection.config
  const { kind } = read
  const compilation = compilationFor({ grants, populate: read.populate, req })
  const config = compilation.configOf(slug)
  mustBeCompiled(config)
  await tryUploadHooks(config)
  const query = await queryOf({ collection, grants, read, req })
  const page = pageOf(compilation, { slug, query: kind === 'findByID' ? one(query) : query })
  const made = (text: SQL): Plan => ({
    statement: render(text),
    kind,
    query,
    isJoined: page.isJoined,
  })
  if (kind === 'count') return made(sql`select (${page.total})::text as body`)
  const row = compilation.newRow()
  const { joins, select } = query
  const level = { compilation, config, row, currentDepth: 1, joins, select }
  const record = projection
    ? await projection.recordOf({ compilation, slug, row })
    : await recordOf({ ...level, depth: depthOf(read.depth, req) })
  const table = sql`${sql.identifier(compilation.tableOf(slug))} ${sql.identifier(row)}`
  const item = sql`(select ${record} from ${table} where ${column(row, 'id')} = p.id)`
  return made(
    kind === 'findByID'
      ? sql`select ${item}::text as body from (${page.ids}) p`
      : listOf({ item, page, query, counts: projection?.counts !== false }),
  )
}

type List = { item: SQL; page: Page; query: Query; counts: boolean }

const listOf = ({ item, page, query, counts }: List) =>
  sql`select coalesce(json_agg(${item} order by p.n), '[]')::text as body, count(*)::int as length${counts ? total(query, page) : sql.raw('')} from (select i.id, row_number() over () as n from (${page.ids}) i) p`

const one = (query: Query): Query => ({ ...query, limit: 1, page: 1, pagination: false })

const total = ({ limit, pagination }: Query, page: Page) =>
  pagination === false || limit === 0 ? sql.raw('') : sql`, (${page.total})::int as total`

/** As Payload reads the parameter. */
function depthOf(asked: number | undefined, { payload: { config } }: PayloadRequest): number {
  const depth = asked || asked === 0 ? Number.parseInt(String(asked), 10) : config.defaultDepth
  // Like Payload, which populates nothing where the depth is not a number.
  return Number.isNaN(depth) ? 0 : Math.min(depth, config.maxDepth)
}

import { sql } from '@payloadcms/db-postgres'
import { queryOf } from './capture.ts'
import { compilationFor } from './compilation.ts'
import { pageOf } from './page.ts'
import { recordOf } from './projection.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import { column, render } from './sql.ts'
import type { Grants } from './access.ts'
import type { Query, Read } from './capture.ts'
import type { Compilation } from './compilation.ts'
import type { Statement } from './sql.ts'
import type { Collection, PayloadRequest } from 'payload'

/** A read, compiled for a caller: the statement and what it takes to make the answer of its row. */
export type Plan = {
  statement: Statement
  kind: Read['kind']
  query: Query
  isJoined: boolean
}

export type Asking = { collection: Collection; grants: Grants; read: Read; req: PayloadRequest }

/** What two reads of one shape have in common: all but the values that they filter by. */
export type Shape = {
  compilation: Compilation
  query: Query
  /** The JSON of one record, of the page `p`. */
  item: Statement | undefined
}

/**
 * Compiles what a read answers for each record.
 * @throws what Payload throws where it refuses the read
 * @throws NotCompiled where the answer is Payload's to give
 */
export const shapeOf = async ({ collection, grants, read, req }: Asking): Promise<Shape> => {
  const { slug } = collection.config
  const compilation = compilationFor({ grants, populate: read.populate, req })
  const config = compilation.configOf(slug)
  await tryUploadHooks(config)
  const query = await queryOf({ collection, grants, read, req })
  if (read.kind === 'count') return { compilation, query, item: undefined }
  const row = compilation.newRow()
  const { joins, select } = query
  const level = { compilation, config, row, currentDepth: 1, joins, select }
  const record = await recordOf({ ...level, depth: depthOf(read.depth, req) })
  const table = sql`${sql.identifier(compilation.tableOf(slug))} ${sql.identifier(row)}`
  const item = sql`(select ${record} from ${table} where ${column(row, 'id')} = p.id)`
  return { compilation, query, item: render(item) }
}

/** The whole statement for a query of a known shape. */
export const planOf = (
  { compilation, item }: Shape,
  asked: { slug: string; query: Query; kind: Read['kind'] },
): Plan => {
  const { kind, query } = asked
  const page = pageOf(compilation, kind === 'findByID' ? { ...asked, query: one(query) } : asked)
  const outer =
    kind === 'count'
      ? sql`select (${page.total})::text as body`
      : kind === 'findByID'
        ? sql`select ${slot}::text as body from (${page.ids}) p`
        : sql`select coalesce(json_agg(${slot} order by p.n), '[]')::text as body, count(*)::int as length${total(query, page.total)} from (select i.id, row_number() over () as n from (${page.ids}) i) p`
  return { statement: fill(render(outer), item), kind, query, isJoined: page.isJoined }
}

const slotName = '"the record"'
const slot = sql.raw(slotName)

/** Puts the record's part in its place; its parameters come after the others. */
function fill({ text, values }: Statement, item: Statement | undefined): Statement {
  if (!item) return { text, values }
  const part = item.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`)
  return { text: text.replace(slotName, () => part), values: [...values, ...item.values] }
}

const one = (query: Query): Query => ({ ...query, limit: 1, page: 1, pagination: false })

const total = ({ limit, pagination }: Query, count: ReturnType<typeof pageOf>['total']) =>
  pagination === false || limit === 0 ? sql.raw('') : sql`, (${count})::int as total`

/** As Payload reads the parameter. */
function depthOf(asked: number | undefined, { payload: { config } }: PayloadRequest): number {
  const depth = asked || asked === 0 ? Number.parseInt(String(asked), 10) : config.defaultDepth
  // Like Payload, which populates nothing where the depth is not a number.
  return Number.isNaN(depth) ? 0 : Math.min(depth, config.maxDepth)
}

import { sql } from '@payloadcms/db-postgres'
import toSnakeCase from 'to-snake-case'
import { collectionNamed } from './catalogue.ts'
import { queryOf } from './capture.ts'
import { mustBeCompiledWithin, NotCompiled, NotForThisCaller } from './obstacles.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import type { Grant, Grants, Soon } from './access.ts'
import type { Query } from './capture.ts'
import type { Level } from './projection.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type {
  FlattenedField,
  Payload,
  PayloadRequest,
  PopulateType,
  SanitizedCollectionConfig,
  SelectType,
  Sort,
  Where,
} from 'payload'

/** One statement in the making. */
export type Compilation = {
  adapter: DrizzleAdapter
  payload: Payload
  newRow: () => string
  /** A row to which others can be joined: whoever names its table names what `joinedTo` tells after it. */
  openRow: () => string
  /** Joins one row more to a row or to what is joined to it; false where there is no place for it. */
  join: (to: string | undefined, joined: { row: string; source: SQL; on: SQL }) => boolean
  joinedTo: (row: string) => SQL
  configOf: (slug: string) => SanitizedCollectionConfig
  tableOf: (slug: string) => string
  tableNamed: (name: string) => string
  rootTableOf: (table: string) => string
  columnOf: (table: string, name: string) => string
  records: (slug: string) => Soon<Grant>
  grantOn: (place: { slug: string; field: FlattenedField }) => Promise<Grant>
  /** A list of a collection as Payload would ask its database for it, where `on` names a record. */
  listFor: (asked: Listed) => Promise<Pick<Query, 'sort' | 'where'>>
  levelOf: (
    place: Pick<Level, 'row' | 'depth' | 'currentDepth'> & { slug: string },
  ) => Promise<Level>
}

type Listed = {
  slug: string
  on: string
  sort: Sort | undefined
  where: Where | undefined
}

type Args = { grants: Grants; populate: PopulateType | undefined; req: PayloadRequest }

/** A compilation for the caller of a request. */
export const compilationFor = ({ grants, populate, req }: Args): Compilation => {
  const { payload } = req
  const adapter = payload.db as unknown as DrizzleAdapter
  let rows = 0
  // No table has such a name.
  const newRow = () => `#${++rows}`
  const configOf = (slug: string) => {
    const config = collectionNamed(payload, slug)?.config
    if (!config) throw new NotCompiled(`no collection ${slug}`)
    return config
  }
  const tableNamed = (name: string) => {
    const table = adapter.tableNameMap.get(name)
    if (!table) throw new NotCompiled(`no table ${name}`)
    return table
  }
  const compilation: Compilation = {
    adapter,
    payload,
    newRow,
    ...joining(newRow),
    configOf,
    tableNamed,
    tableOf: (slug) => tableNamed(toSnakeCase(slug)),
    rootTableOf: (table) => table,
    columnOf: (table, name) => columnOf({ adapter, table, name }),
    records: (slug) => grants.records(slug),
    grantOn: async ({ slug, field }) => {
      const grant = await grants.field(field, slug)
      if (grant !== undefined) return grant
      if (grants.failed(field))
        throw new NotForThisCaller(`${slug}.${field.name}: a rule that fails`)
      throw new NotCompiled(`${slug}.${field.name}: access that looks at the record`)
    },
    listFor: (asked) => listIn(asked, { grants, req }),
    levelOf: (place) => levelIn(compilation, { grants, place, populate, req }),
  }
  return compilation
}

/** Postgres plans so many joins in the best order. */
const mostJoined = 6

function joining(newRow: () => string): Pick<Compilation, 'join' | 'joinedTo' | 'openRow'> {
  const joins = new Map<string, SQL[]>()
  return {
    openRow: () => {
      const row = newRow()
      joins.set(row, [])
      return row
    },
    join: (to, { row, source, on }) => {
      const known = to === undefined ? undefined : joins.get(to)
      if (!known || known.length >= mostJoined) return false
      known.push(sql` left join ${source} on ${on}`)
      joins.set(row, known)
      return true
    },
    joinedTo: (row) => sql.join(joins.get(row) ?? []),
  }
}

type Nested = Args & { place: Parameters<Compilation['levelOf']>[0] }

/** A record within another is read as Payload's dataloader reads it. */
async function levelIn(compilation: Compilation, { grants, place, populate, req }: Nested) {
  const { slug, ...rest } = place
  const config = compilation.configOf(slug)
  mustBeCompiledWithin(config)
  await tryUploadHooks(config)
  const selects = populate as Record<string, SelectType | undefined> | undefined
  const wish = selects?.[slug] ?? config.defaultPopulate
  // Payload asks whether it is in the trash.
  const select = wish && config.trash ? ({ ...wish, deletedAt: true } as SelectType) : wish
  const where = { id: { in: [] } }
  const query = await queryOf({
    collection: collectionNamed(compilation.payload, slug) ?? missing(slug),
    grants,
    read: { kind: 'find', pagination: false, where, ...(select && { select }), trash: true },
    req,
  })
  return { compilation, config, ...rest, joins: query.joins, select: query.select }
}

async function listIn(
  { slug, on, sort, where }: Listed,
  { grants, req }: Pick<Args, 'grants' | 'req'>,
) {
  const collection = collectionNamed(req.payload, slug) ?? missing(slug)
  const query = (where: Where) =>
    queryOf({
      collection,
      grants,
      read: { kind: 'find', pagination: false, where, ...(sort !== undefined && { sort }) },
      req,
    })
  await query({ [on]: { equals: 1 } })
  const { sort: sorted, where: filter } = await query(where ?? {})
  return { where: filter, ...(sorted !== undefined && { sort: sorted }) }
}

function missing(slug: string): never {
  throw new NotCompiled(`no collection ${slug}`)
}

type Named = { adapter: DrizzleAdapter; table: string; name: string }

function columnOf({ adapter, table, name }: Named): string {
  const columns = adapter.tables[table] as Record<string, { name: string }> | undefined
  const found = columns?.[name]
  if (!found) throw new NotCompiled(`no column ${table}.${name}`)
  return found.name
}

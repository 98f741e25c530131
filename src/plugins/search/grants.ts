import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'

const slugs = [
  'movies',
  'persons',
  'characters',
  'castings',
  'files',
  'genres',
  'countries',
] as const satisfies CollectionSlug[]

export type Slug = (typeof slugs)[number]

/** What the caller may read of each collection: all, nothing, or the records that a filter matches. */
export type Grants = Record<Slug, boolean | Where>

/** Asks each collection's read access, once. */
export const grantsOf = async (req: PayloadRequest): Promise<Grants> => {
  const { collections } = req.payload
  const granted = slugs.map(async (slug) => [
    slug,
    await collections[slug].config.access.read({ req }),
  ])
  return Object.fromEntries(await Promise.all(granted)) as Grants
}

type Readable = { grants: Grants; req: PayloadRequest }

/** Conditions on records by their id: `readable('movies', sql`d.id`)`. Undefined where all may be read. */
export const readableBy =
  ({ grants, req }: Readable) =>
  (slug: Slug, id: SQL): SQL | undefined => {
    const grant = grants[slug]
    if (typeof grant === 'boolean') return grant ? undefined : sql.raw('false')
    return meets({ req, slug, id, where: grant })
  }

export type ReadableOn = ReturnType<typeof readableBy>

type Filter = { req: PayloadRequest; slug: Slug; id: SQL; where: Where }

/** Payload's own compiler of filters writes the condition. */
function meets({ req, slug, id, where }: Filter): SQL {
  const adapter = req.payload.db as unknown as DrizzleAdapter
  const { flattenedFields: fields } = req.payload.collections[slug].config
  const built = buildQuery({ adapter, fields, tableName: slug, where: structuredClone(where) })
  const table = sql.identifier(slug)
  const joins = built.joins.map(({ type, condition, table: joined }) => {
    const kind = type === 'innerJoin' ? 'inner' : 'left'
    return sql`${sql.raw(kind)} join ${sourceOf(joined)} on ${condition}`
  })
  return sql`exists (select from ${table} ${sql.join(joins, sql.raw(' '))} where ${table}.id = ${id} and (${built.where}))`
}

const original = Symbol.for('drizzle:OriginalName')
const current = Symbol.for('drizzle:Name')

/** Drizzle keeps a table's names under symbols, and writes but the last of them. */
function sourceOf(table: object): SQL {
  const names = table as Record<symbol, string>
  const [own = '', name = own] = [names[original], names[current]]
  return own === name
    ? sql`${sql.identifier(name)}`
    : sql`${sql.identifier(own)} ${sql.identifier(name)}`
}

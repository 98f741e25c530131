import { sql } from '@payloadcms/db-postgres'
import { buildQuery } from '@payloadcms/drizzle'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { DrizzleAdapter } from '@payloadcms/drizzle'
import { unreadFields } from './fieldsRead.ts'
import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import type { UsedField } from './fieldsRead.ts'
import type { Kind } from './kinds.ts'

export const slugs = [
  'movies',
  'persons',
  'characters',
  'castings',
  'files',
  'genres',
  'countries',
] as const satisfies CollectionSlug[]

export type Slug = (typeof slugs)[number]

/** What the caller may read of each collection: all, nothing, or the records that a filter matches; and which fields not. */
export type Grants = {
  rows: Record<Slug, boolean | Where>
  unread: UsedField[]
  /** The same for those alone who may read the same. */
  key: string
}

/** Asks each collection's read access, and that of the fields that have one of their own, once. */
export const grantsOf = async (req: PayloadRequest): Promise<Grants> => {
  const { collections } = req.payload
  const granted = slugs.map(async (slug) => [
    slug,
    await collections[slug].config.access.read({ req }),
  ])
  const rows = Object.fromEntries(await Promise.all(granted)) as Grants['rows']
  const unread = await unreadFields(req)
  return { rows, unread, key: keyOf({ rows, unread }) }
}

/** A value as text, two that differ as two that differ: as JSON, `Infinity` and `NaN` would be one. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? { number: String(each) } : each,
  )

/** Which of these can be found at all: what has no name for the caller cannot. */
export const findable = (kinds: readonly Kind[], { rows, unread }: Grants): Kind[] => {
  const names = { movies: 'title', persons: 'name', characters: 'name' } as const
  return kinds.filter(
    (kind) => rows[kind] !== false && !unread.includes(`${kind}.${names[kind]}` as UsedField),
  )
}

export type Readable = {
  /** A condition on records by their id: `row('movies', sql`d.id`)`. Undefined where all may be read. */
  row: (slug: Slug, id: SQL) => SQL | undefined
  /** Whether all of these may be read. */
  fields: (...fields: UsedField[]) => boolean
}

export const readableBy = ({ grants, req }: { grants: Grants; req: PayloadRequest }): Readable => ({
  row: (slug, id) => {
    const grant = grants.rows[slug]
    if (typeof grant === 'boolean') return grant ? undefined : sql.raw('false')
    return meets({ req, slug, id, where: grant })
  },
  fields: (...fields) => !fields.some((field) => grants.unread.includes(field)),
})

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

import { sql } from '@payloadcms/db-postgres'
import { collectionNamed } from '../catalogue.ts'
import { numberOf, onceEach, rangeOf } from '../joins.ts'
import { mustBeCompiledWithin, NotCompiled } from '../obstacles.ts'
import { column, constant, object } from '../sql.ts'
import { levelFor, recordOf } from './record.ts'
import { selectionsOf, within } from './selections.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedJoinField } from 'payload'
import type { Place } from '../projection.ts'
import type { Member } from '../sql.ts'
import type { Object_ } from './record.ts'
import type { Selected } from './selections.ts'

type Joined = { field: FlattenedJoinField; place: Place; selected: Selected; object: Object_ }

/** A join: the records that refer to this one, by the arguments of the document. */
export const joinedOf = async (joined: Joined): Promise<SQL> => {
  const { field, place, selected, object: asked } = joined
  const { document } = asked
  const options = selected.nodes[0] && document.joins.get(selected.nodes[0])
  if (!options || Array.isArray(field.collection))
    throw new NotCompiled(`${field.name}: no one list`)
  const slug = field.collection
  const { compilation } = place
  const { count, limit = 0, page } = options
  const { sort, where } = await compilation.listFor({ slug, ...options, on: field.on })
  const list = onceEach({ field, place, slug, sort, where })
  const row = compilation.newRow()
  const rows = sql`select ${list.table}.* ${list.from} order by ${list.order}${rangeOf(limit, page)}`
  const members: Member[] = []
  for (const each of asked.selections)
    members.push({
      name: each.as,
      value: await memberOf(each, {
        ...joined,
        row,
        slug,
        count,
        limit,
        total: sql`(select count(*) ${list.from})`,
      }),
    })
  // Without a fact of the list as a whole there would be an answer for each of its records.
  if (!asked.selections.some((each) => isOfList(each, limit))) {
    // Payload asks its database all the same, which may refuse the filter.
    if (options.where) throw new NotCompiled(`${field.name}: a filter and no list`)
    return object(members)
  }
  return sql`(select ${object(members)} from (select q.*, row_number() over () as ${sql.identifier(numberOf)} from (${rows}) q) ${sql.identifier(row)})`
}

const isOfList = ({ field }: Selected, limit: number) =>
  field?.name === 'docs' || (field?.name === 'hasNextPage' && limit > 0)

type Listed = Joined & { row: string; slug: string; count: boolean; limit: number; total: SQL }

async function memberOf(selected: Selected, listed: Listed): Promise<SQL> {
  const { row, limit, object: asked } = listed
  switch (selected.field?.name) {
    case undefined:
      return sql`${constant(asked.typeName)}::text`
    case 'docs':
      return docsOf(selected, listed)
    case 'hasNextPage':
      return limit === 0
        ? sql.raw('false')
        : sql`count(${column(row, numberOf)}) > ${sql.raw(String(limit))}`
    case 'totalDocs':
      return listed.count ? listed.total : sql.raw('null')
    default:
      throw new NotCompiled(`a join's ${selected.as}`)
  }
}

async function docsOf(
  selected: Selected,
  { object: asked, row, slug, limit }: Listed,
): Promise<SQL> {
  const { document } = asked
  if (!collectionNamed(document.compilation.payload, slug)) throw new NotCompiled(slug)
  mustBeCompiledWithin(document.compilation.configOf(slug))
  const inner = within(selected, document.fragments)
  const level = levelFor(document, { slug, row })
  const item = await recordOf(level, {
    document,
    selections: selectionsOf(inner),
    typeName: inner.type.name,
  })
  const shown =
    limit === 0
      ? sql.raw('')
      : sql` filter (where ${column(row, numberOf)} <= ${sql.raw(String(limit))})`
  return sql`coalesce(json_agg(${item} order by ${column(row, numberOf)})${shown}, '[]'::json)`
}

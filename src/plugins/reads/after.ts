import { sql } from '@payloadcms/db-postgres'
import { APIError } from 'payload'
import { partsAfter } from './keyset.ts'
import { NotCompiled } from './obstacles.ts'
import { column, render } from './sql.ts'
import type { buildQuery } from '@payloadcms/drizzle'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Query } from './capture.ts'
import type { Key } from './keyset.ts'
import type { Start } from './page.ts'

type Sorted = Pick<ReturnType<typeof buildQuery>, 'joins' | 'orderBy'>

/** What a list is sorted by, until an id tells each record from every other. */
export const keysOf = (
  { joins, orderBy }: Sorted,
  { tableName, id }: { tableName: string; id: SQL },
): Key[] => {
  const keys = orderBy.map(({ column: by, order }) => ({
    by: sql`${by}`,
    isDescending: render(order(by)).text.endsWith(' desc'),
    isFilled: joins.length === 0 && by.notNull,
    isId: by.name === 'id' && render(sql`${by}`).text === render(column(tableName, 'id')).text,
  }))
  const last = keys.findIndex(({ isId }) => isId)
  return last < 0
    ? [...keys, { by: id, isDescending: false, isFilled: true }]
    : keys.slice(0, last + 1)
}

type Asked = {
  after: Start
  conditions: SQL[]
  from: SQL
  id: SQL
  keys: Key[]
  query: Query
}

/** The ids of a page, each with its place in the list, and one more than the page has. */
export const idsAfter = ({ after, conditions, from, id, keys, query }: Asked): SQL => {
  const { position } = after
  if (position && position.length !== keys.length)
    throw new APIError('after is of a list that is sorted in another way by now.', 400)
  const order = sql.join(
    keys.map(({ by, isDescending }) => (isDescending ? sql`${by} desc` : sql`${by}`)),
    comma,
  )
  const place = sql`json_build_array(${sql.join(
    keys.map(({ by }) => sql`${by}::text`),
    comma,
  )})::text`
  const parts = partsAfter(keys, position).map((part) => {
    const all = [...conditions, ...(part ? [part] : [])]
    const met = all.length > 0 ? sql`where ${sql.join(all, sql.raw(' and '))}` : sql.raw('')
    return sql`select ${id} as "id", ${place} as "place" ${from} ${met} order by ${order}${most(query)}`
  })
  const [only] = parts
  return parts.length === 1 && only ? only : inTurn(parts, query)
}

const comma = sql.raw(', ')

const inTurn = (parts: SQL[], query: Query) => {
  const numbered = parts.map(
    (part, n) =>
      sql`(select s.*, ${sql.raw(String(n))} as part, row_number() over () as n from (${part}) s)`,
  )
  return sql`select u.id, u.place from (${sql.join(numbered, sql.raw(' union all '))}) u order by u.part, u.n${most(query)}`
}

function most({ limit }: Query): SQL {
  if (!limit) return sql.raw('')
  if (!Number.isSafeInteger(limit) || limit < 0) throw new NotCompiled('a limit out of range')
  return sql.raw(` limit ${limit + 1}`)
}

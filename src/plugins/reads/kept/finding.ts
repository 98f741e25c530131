import { sql } from '@payloadcms/db-postgres'
import { createHash } from 'node:crypto'
import { render } from '../sql.ts'
import { markedTablesIn, stateOf } from './marks.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Compilation } from '../compilation.ts'

/**
 * What of a statement's outcome can be kept: it follows from its first values and the state of the tables. The known
 * state is the first of them.
 */
export type Kept = { id: string; values: number; idsAt: number | undefined }

/** What is to be found: how many there are, which are on the page, or both. */
type Asked = { total: SQL | undefined; ids: SQL | undefined; idType: string }

type Finding = {
  /** Comes before the statement. */
  before: SQL
  /** The state, and how many there are where that is not known. */
  total: SQL | undefined
  /** The records of the page, `id` and `n`, and their ids as they are to be kept. */
  page: SQL
  ids: SQL | undefined
  kept?: Kept
}

/**
 * Finds what was found before without looking for it again, where no table has been written that it was found in: the
 * statement compares the state that is known with that of its own snapshot, and looks only where they differ.
 */
export const findingOf = (compilation: Compilation, asked: Asked): Finding => {
  const { total, ids, idType } = asked
  const parts = [total, ids].map((part) => part && render(part))
  // More than it reads does no harm.
  const text = parts.map((part) => part?.text ?? '').join()
  const tables = markedTablesIn(text, compilation.payload)
  if (!tables) return always(asked)
  const [counted = 0, found = 0] = parts.map((part) => part?.values.length ?? 0)
  return {
    before: sql`with s as materialized (select state, state = ${unknown}::text as same from (${stateOf(tables)}) m)${ids ? pageOf(ids, idType) : nothing} `,
    total: sql`(select concat_ws(' ', s.state${total ? sql`, case when not s.same then (${total}) end` : nothing}) from s)`,
    page: sql.raw('p'),
    ids: ids && sql`array_agg(p.id order by p.n) filter (where not (select same from s))::text`,
    kept: {
      id: createHash('sha1')
        .update(JSON.stringify(parts.map((part) => part?.text)))
        .digest('base64url'),
      values: 1 + counted + (ids ? 1 + found : 0),
      idsAt: ids && 1,
    },
  }
}

const nothing = sql.raw('')

const pageOf = (ids: SQL, idType: string) =>
  sql`, p as (select k.id, k.n from unnest(${none}::${sql.raw(idType)}[]) with ordinality k(id, n) where (select same from s) union all select i.id, row_number() over () as n from (${ids}) i where not (select same from s))`

/** As if no state, and no ids, were known. */
const unknown = ''
const none = '{}'

const always = ({ total, ids }: Asked): Finding => ({
  before: nothing,
  total: total && sql`(${total})::text`,
  page: ids ? numbered(ids) : nothing,
  ids: undefined,
})

/** The records of a page in their order. */
export const numbered = (ids: SQL) =>
  sql`(select i.id, row_number() over () as n from (${ids}) i) p`

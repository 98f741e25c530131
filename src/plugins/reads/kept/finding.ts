import { sql } from '@payloadcms/db-postgres'
import { createHash } from 'node:crypto'
import { render } from '../sql.ts'
import { markedTablesIn, stateOf } from './marks.ts'
import type { Payload } from 'payload'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Judged, Page } from '../page.ts'
import type { Kept, Part } from './found.ts'

/** What is to be found: how many records there are, which are on the page, or both. */
type Asked = {
  payload: Payload
  total?: SQL | undefined
  page?: Pick<Page, 'ids' | 'judged'>
  /** Tables that it follows from besides those it reads. */
  of?: string[] | undefined
  /** As Postgres names the type of the ids, where they are few enough to be kept. */
  idType?: string | undefined
}

/** What a statement finds: the page, which comes before it as `p`, and two columns. */
export type Finding = { page: SQL; total?: SQL | undefined; ids?: SQL | undefined }

type Found = { text: SQL; kept?: Kept }

/**
 * The statement that finds records, and those that go on from what it found before: each tells the state of the tables in
 * its own snapshot, so that what was known shows to be so or not.
 */
export const finding = (asked: Asked, write: (finding: Finding) => SQL): Found => {
  const { payload, total, page, of = [], idType } = asked
  const judged = total && page?.judged
  const anew = judged ? pageAmong(judged) : pageOf(page)
  const count = judged ? sql`(select count(*) from f)` : total && sql`(${total})`
  const texts = [total, page?.ids].map((part) => (part ? render(part).text : ''))
  // More than it reads does no harm.
  const tables = markedTablesIn([...texts, ...of.map((name) => `"${name}"`)].join(' '), payload)
  if (!tables) return { text: write({ page: anew, total: count && sql`${count}::text` }) }
  const state = sql`(${stateOf(tables)})`
  const ids = idType ? sql`array_agg(p.id order by p.n)::text` : undefined
  const telling = count ? sql`concat_ws(' ', ${state}, ${count})` : state
  const knowing = (known: Finding) => render(write({ ...known, total: state })).text
  return {
    text: write({ page: anew, ids, total: telling }),
    kept: {
      tables,
      ...partsOf(asked),
      ...(total && page && { counted: knowing({ page: pageOf(page), ids }) }),
      ...((idType ?? !page) && { found: knowing({ page: pageKnown(idType) }) }),
    },
  }
}

/** Which values what is found follows from: first are those of the page, then those of the total where it is found apart. */
function partsOf({ total, page }: Asked): Pick<Kept, 'page' | 'rest' | 'total'> {
  const [counted, found] = [total, page?.ids].map((part) => part && render(part))
  const ofPage = found?.values.length ?? 0
  const from = total && page?.judged ? 0 : ofPage
  const to = from + (counted?.values.length ?? 0)
  return {
    rest: Math.max(ofPage, to),
    ...(counted && { total: partOf(counted, { from, to }) }),
    ...(found && { page: partOf(found, { from: 0, to: ofPage }) }),
  }
}

const nothing = sql.raw('')

/** The records of a page in their order. */
const pageOf = (page: Pick<Page, 'ids'> | undefined) =>
  page ? sql`with p as (select i.id, row_number() over () as n from (${page.ids}) i) ` : nothing

const pageAmong = ({ all, ids }: Judged) =>
  sql`with f as materialized (${all}), p as (select i.id, row_number() over () as n from (${ids}) i) `

const pageKnown = (idType: string | undefined) =>
  idType
    ? sql`with p as (select k.id, k.n from unnest(${none}::${sql.raw(idType)}[]) with ordinality k(id, n)) `
    : nothing

/** In the place of the ids. */
const none = '{}'

const partOf = ({ text }: { text: string }, place: Omit<Part, 'id'>): Part => ({
  id: createHash('sha1').update(text).digest('base64url'),
  ...place,
})

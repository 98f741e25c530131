import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { type Candidate, toCandidate } from './candidates.ts'
import { detailOf, filmsInCommon, mayBeOne } from './mayBeOne.ts'
import type { Mergeable } from './mergeRecords.ts'

type Page = {
  pairs: [Candidate, Candidate][]
  /** The name after which the next page begins; undefined on the last one. */
  next: string | undefined
}

/** Names that several records have, looked at for one page; of one that very many have, the first pairs. */
const [namesAPage, pairsAPage] = [100, 200]

/**
 * Records of one name that are compared with each other: of two thousand called John Smith there are two million pairs. Those
 * come first of which the fewest ids are known. The others are offered on their own pages.
 */
const recordsAName = 40

/** In ms: so long it looks on where all of a page's names turn out to be told apart by ids. */
const patience = 3000

/** Pairs of the whole catalogue that may be one, in the order of their names, after a name. */
export const candidatePairs = async (req: PayloadRequest, asked: Asked): Promise<Page> => {
  const began = performance.now()
  let page = await pageAfter(req, asked)
  while (page.pairs.length === 0 && page.next !== undefined && performance.now() - began < patience)
    page = await pageAfter(req, { ...asked, after: page.next })
  return page
}

type Asked = { collection: Mergeable; after: string }

async function pageAfter(req: PayloadRequest, { collection, after }: Asked): Promise<Page> {
  const name = sql.identifier(collection === 'persons' ? 'name' : 'title')
  const table = sql.identifier(collection)
  const { rows } = await inTransaction(
    req,
    sql`select ${name} as name from ${table} where ${name} > ${after} and ${someMayBe(collection)}
      group by 1 having count(*) > 1 order by 1 limit ${namesAPage}`,
  )
  const names = rows.map((row) => String(row['name']))
  const same = sql.raw(collection === 'movies' ? 'title, year' : 'name')
  const { rows: pairs } = await inTransaction(
    req,
    sql`with few as materialized (
        select * from (
          select *, row_number() over (partition by ${same} order by ${idsKnown}, id) as place from ${table}
          where ${name} in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
        ) placed where place <= ${recordsAName})
      select p.${name} as name, p.id, ${detailOf(collection, 'p')} as detail,
        o.id as other, ${detailOf(collection, 'o')} as other_detail
      from few p join few o on o.${name} = p.${name} and o.id > p.id ${sameYear(collection)}
      where ${mayBeOne[collection]}
      order by p.${name}, ${collection === 'persons' ? sql`${filmsInCommon} desc` : sql`p.year`}, p.id, o.id
      limit ${pairsAPage}`,
  )
  return {
    pairs: pairs.map((row) => [
      toCandidate(row['id'], row['name'], row['detail']),
      toCandidate(row['other'], row['name'], row['other_detail']),
    ]),
    next: names.length === namesAPage ? names.at(-1) : undefined,
  }
}

/** SQL: whether there is a record without the surest of ids: where all have one, no two are the same. */
const someMayBe = (collection: Mergeable) =>
  sql.raw(`exists (select from ${collection} where external_ids_imdb is null)`)

const sameYear = (collection: Mergeable) =>
  sql.raw(collection === 'movies' ? 'and o.year is not distinct from p.year' : '')

const idsKnown = sql.raw(
  'num_nonnulls(external_ids_imdb, external_ids_tmdb, external_ids_wikidata)',
)

import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable } from './grants.ts'

/** Of records whose names hold the words, more are not counted: nobody reads on so far. */
const mostHits = sql.raw('10000')
/** Where there are more than so many, those of exactly this name and the best known are ranked, the rest follows. */
const mostRanked = sql.raw('2000')
const mostFamous = sql.raw('2000')

/** What narrows the records `d`, each left out where it is not needed. */
export type Narrowing = {
  conditions: SQL[]
  readable: Readable
  /** Phrases or excluded words leave no room for what only looks like the title. */
  isStrict: boolean
  /** Whether films are found by their people and their texts as well. */
  isWide: boolean
}

/**
 * The question as it was understood, `asked`; and whose names hold its words, `near`. These are cut where there are too
 * many: those of exactly this name and the best known are then looked for by themselves.
 */
export function candidates(narrowing: Narrowing, narrow: SQL): SQL {
  const { isStrict, readable } = narrowing
  const record = recordOf(readable)
  const where = sql`${holds(record, isStrict)}${narrow}`
  return sql`asked as materialized (
    select * from search_ask(${terms}, ${phrases}, ${excluded}, ${forgiving})
  ),
  near as materialized (
    select ${record.columns}
    from asked a, search_documents d
    where (d.names @@ a.sought${isStrict ? nothing : titled}) and ${where}
    limit ${mostHits}
  ),
  crowd as materialized (
    select count(*) > ${mostRanked} as is_large, count(*) = ${mostHits} as is_cut from near
  ),
  famous as materialized (
    select of_kind.kind, famous.id from unnest(${kinds}::search_kind[]) of_kind (kind), lateral (
      select id from search_fame f where f.kind = of_kind.kind order by known desc, id limit ${mostFamous}
    ) famous
  ),
  cut as (
    select ${record.columns}
    from asked a, (
      select kind, id from search_documents where key = (select key from asked) union select kind, id from famous
    ) best, lateral (select * from search_documents d where d.kind = best.kind and d.id = best.id offset 0) d
    where (select is_cut from crowd) and ${where} and (d.kind, d.id) not in (select kind, id from near)
  )`
}

/** Titles that begin with what was asked, however it was parted into words. */
const titled = sql.raw(`
      or d.key ~>=~ a.key and d.key ~<~ a.key_end or d.other_key ~>=~ a.key and d.other_key ~<~ a.key_end`)

/** That is not to be looked up: the index has led to fewer records already. */
const holds = ({ names, otherKey }: ReturnType<typeof recordOf>, isStrict: boolean) =>
  sql`(${names} @@ coalesce(a.near, a.open)${isStrict ? nothing : sql` or d.key ^@ a.key or ${otherKey} ^@ a.key`}) is true`

export const narrowed = ({ conditions, isStrict, readable }: Narrowing) => sql`
      and d.kind = any(${kinds}::search_kind[])${all(conditions)}${isStrict ? notBarredBy(readable) : nothing}`

export const inTexts = [
  'movies.originalTitle',
  'movies.year',
  'movies.description',
  'movies.descriptionText',
] as const

const notBarredBy = (readable: Readable) => (readable.fields(...inTexts) ? notBarred : nothing)

/** What is looked at of a record `d`: of a film no more than the caller may read. */
function recordOf(readable: Readable) {
  const [original, year] = [readable.fields('movies.originalTitle'), readable.fields('movies.year')]
  const weights = `d${original ? 'c' : ''}${year ? 'b' : ''}`
  const names =
    original && year
      ? sql.raw('d.names')
      : sql.raw(`ts_filter(d.names, '{${weights.split('').join()}}')`)
  const otherKey = sql.raw(original ? 'd.other_key' : 'null::text')
  const columns = sql`d.kind, d.id, d.key, ${otherKey} as other_key, d.size,
      ${sql.raw(year ? 'd.year' : 'null::smallint')} as year, ${names} as names`
  return { names, otherKey, columns }
}

const notBarred = sql.raw(`
      and not coalesce(d.kind = 'movies' and exists (
        select from search_texts t where t.id = d.id and t.words @@ a.barred), false)`)

const terms = sql.placeholder('terms')
const phrases = sql.placeholder('phrases')
const excluded = sql.placeholder('excluded')
const forgiving = sql.placeholder('forgiving')
const kinds = sql.placeholder('kinds')

const nothing = sql.raw('')

import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Readable } from './grants.ts'
import type { Scope } from './statement.ts'

/** Of records whose names hold the words, more are neither ranked nor counted, but those of this name and the best known. */
const mostRanked = 2000
/** Of a crowd, so many that begin so, that are of exactly this name, and the best known of each kind. */
const mostOfCrowd = sql.raw('500')

/** What narrows the records `d`, each left out where it is not needed. */
export type Narrowing = {
  conditions: SQL[]
  readable: Readable
  /** Phrases or excluded words leave no room for what only looks like the title. */
  isStrict: boolean
  scope: Scope
  /** Whether there are too many to rank them all. */
  isCrowd: boolean
}

/**
 * The question as it was understood, `asked`; and whose names hold its words, `near`. Their limit is one that the planner
 * does not know: for the first few of many it would walk through the whole catalogue.
 */
export function candidates(narrowing: Narrowing, narrow: SQL): SQL {
  const { isCrowd, isStrict, readable, scope } = narrowing
  const record = recordOf(readable)
  const where = sql`${holds(record, isStrict)}${narrow}`
  return sql`asked as materialized (
    select * from search_ask(${terms}, ${phrases}, ${excluded}, ${scope === 'names' ? mending : forgiving}, ${sql.raw(String(scope !== 'names'))}, ${common}, ${frequent})
  ),
  near as materialized (
    select ${record.columns}
    from asked a, search_documents d
    where (d.names @@ a.sought${isStrict ? nothing : titled}) and ${where}
    limit (select ${isCrowd ? mostOfCrowd : sql.raw(String(mostRanked + 1))})
  )${isCrowd ? sql`,${bestOfCrowd({ record, where })}` : nothing}`
}

/** Whether there are more than are ranked, or nothing but words that so many names hold that they were not looked up. */
export const crowded = sql.raw(`m.number > ${mostRanked} or a.sought is null`)

type Best = { record: ReturnType<typeof recordOf>; where: SQL }

/** Of a crowd, those of exactly this name and the best known are looked for by themselves. */
const bestOfCrowd = ({ record, where }: Best) => sql`
  best as (
    (select kind, id from search_documents where key = (select key from asked) limit ${mostOfCrowd})
    union
    select of_kind.kind, famous.id from unnest(${kinds}::search_kind[]) of_kind (kind), lateral (
      select id from search_fame f where f.kind = of_kind.kind order by known desc, id limit ${mostOfCrowd}
    ) famous
  ),
  cut as (
    select ${record.columns}
    from asked a, best b, lateral (select * from search_documents d where d.kind = b.kind and d.id = b.id offset 0) d
    where ${where} and (d.kind, d.id) not in (select kind, id from near)
  )`

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
const common = sql.placeholder('common')
const frequent = sql.placeholder('frequent')
const kinds = sql.placeholder('kinds')

/** Unknown words are to be mended at once, if need be, where no known word begins like one of these. */
const mending = sql`case when not exists (
      select from unnest(${sql.placeholder('unsure')}::text[]) typed where not exists (
        select from search_words known where known.word ~>=~ typed and known.word ~<~ (typed || chr(1114111))
      )
    ) then ${forgiving}::integer end`

const nothing = sql.raw('')

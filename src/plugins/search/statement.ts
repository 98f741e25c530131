import { sql } from '@payloadcms/db-postgres'
import { fillPlaceholders } from '@payloadcms/db-postgres/drizzle'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import { createHash } from 'node:crypto'
import { browsed } from './browsing.ts'
import { connectionsOf } from './connections.ts'
import { facetsOfFound } from './facets.ts'
import { filterConditions } from './filters.ts'
import { readableBy } from './grants.ts'
import { identified } from './identified.ts'
import { hitsOfPage } from './hits.ts'
import { kinds } from './kinds.ts'
import { ranked } from './ranking.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Facets } from './facets.ts'
import type { Grants, ReadableOn } from './grants.ts'
import type { FoundHit } from './hits.ts'
import type { Kind } from './kinds.ts'

/** What a statement finds. */
export type Found = {
  hits: FoundHit[]
  totals: Record<Kind, number>
  /** The weight of the best match, fame aside. */
  best: number | null
  /** How many names hold the words. */
  named: number | null
  facets: Facets | null
  /** The words that were looked for, as a tsquery: of names, of texts. */
  words: string | null
  stems: string | null
}

/** Where the records come from: words, an id of another catalogue, or the filters alone. */
type Source = 'words' | 'imdb' | 'wikidata' | 'filters'

export type Search = {
  asked: Asked
  source: Source
  /** 0: the words as typed, 1: what may have been meant, 2: one of them may be missing. */
  forgiving: 0 | 1 | 2
  grants: Grants
  req: PayloadRequest
}

/** Runs a search as one prepared statement; its text depends on the shape of what is asked and on the grants alone. */
export const find = async (search: Search): Promise<Found> => {
  const { name, text, params } = prepared(search)
  const values = fillPlaceholders(params, valuesOf(search))
  const { rows } = await connectionsOf(search.req.payload).query<Found>({ name, text, values })
  const [found] = rows
  if (!found) throw new Error('A search answers with one row.')
  return found
}

function valuesOf({ asked, forgiving, grants }: Search): Record<string, unknown> {
  const { question, filters, limit, page } = asked
  const { terms, phrases, excluded, externalId } = question
  return {
    terms,
    phrases,
    excluded,
    forgiving,
    externalId: externalId?.value,
    kinds: asked.kinds.filter((kind) => grants[kind] !== false),
    limit,
    offset: (page - 1) * limit,
    ...filters,
  }
}

type Prepared = { name: string; text: string; params: unknown[] }

const statements = new Map<string, Prepared>()
const mostStatements = 500

function prepared(search: Search): Prepared {
  const key = shapeOf(search)
  const known = statements.get(key)
  if (known) return known
  const { sql: text, params } = dialect.sqlToQuery(statementOf(search))
  const steady = withSteadyNames(text)
  const name = `search_${createHash('sha1').update(steady).digest('base64url')}`
  if (statements.size >= mostStatements) statements.clear()
  statements.set(key, { name, text: steady, params })
  return { name, text: steady, params }
}

const dialect = new PgDialect()

const shapeOf = ({ asked, source, grants }: Search) =>
  JSON.stringify([source, isStrict(asked), Object.keys(asked.filters), asked.facets, grants])

const isStrict = ({ question }: Asked) =>
  question.phrases.length > 0 || question.excluded.length > 0

/** Drizzle gives tables that a filter joins random names. */
function withSteadyNames(text: string) {
  const names = new Map<string, string>()
  return text.replace(/"[0-9a-f]{8}(?:_[0-9a-f]{4}){3}_[0-9a-f]{12}"/g, (alias) => {
    const name = names.get(alias) ?? `"j${names.size + 1}"`
    names.set(alias, name)
    return name
  })
}

function statementOf(search: Search): SQL {
  const { asked, source } = search
  const readable = readableBy(search)
  const withWords = source === 'words'
  return sql`with ${sourceOf(search, readable)}
  select
    coalesce((select json_agg(h) from (${hitsOfPage(readable)}) h), '[]') as hits,
    (select json_build_object(${totals}) from found) as totals,
    ${withWords ? sql`(select max(match)::float from named)` : nil} as best,
    ${withWords ? sql`(select count(*)::integer from named)` : nil} as named,
    ${withWords ? sql`(select coalesce(near, open)::text from asked)` : nil} as words,
    ${withWords ? sql`(select prose::text from asked)` : nil} as stems,
    ${asked.facets ? facetsOfFound(readable) : nil} as facets`
}

const nil = sql.raw('null')

const totals = sql.raw(
  kinds.map((kind) => `'${kind}', count(*) filter (where kind = '${kind}')`).join(', '),
)

function sourceOf({ asked, source }: Search, readable: ReadableOn): SQL {
  const filters = filterConditions(asked.filters, readable)
  const filtersOfOne = filters.map(({ ofOne }) => ofOne)
  if (source === 'filters')
    return browsed({
      sets: filters.map(({ ofAll }) => ofAll),
      filters: filtersOfOne,
      readable: readableRecords(readable, ['movies']),
    })
  const conditions = [...readableRecords(readable, kinds), ...filtersOfOne]
  return source === 'words'
    ? ranked({ conditions, strict: isStrict(asked) })
    : identified(conditions, source)
}

/** A collection that the caller may not read at all is not among the kinds. */
const readableRecords = (readable: ReadableOn, among: readonly Kind[]): SQL[] =>
  among.flatMap((kind) => {
    const condition = readable(kind, sql.raw('d.id'))
    if (!condition) return []
    return among.length === 1
      ? [condition]
      : [sql`(d.kind <> ${sql.raw(`'${kind}'`)} or ${condition})`]
  })

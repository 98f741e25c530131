import { sql } from '@payloadcms/db-postgres'
import { fillPlaceholders } from '@payloadcms/db-postgres/drizzle'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import { createHash } from 'node:crypto'
import { browsed } from './browsing.ts'
import { crowded } from './candidates.ts'
import { commonOf, none } from './common.ts'
import { facetsOfFound } from './facets.ts'
import { filterConditions } from './filters.ts'
import { findable, readableBy } from './grants.ts'
import { identified } from './identified.ts'
import { hitsOfPage } from './hits.ts'
import { kinds } from './kinds.ts'
import { rowsOf } from './prepared.ts'
import { isKnown, isMet, ranked } from './ranking.ts'
import { withSteadyNames } from './steadyNames.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Common } from './common.ts'
import type { Facets } from './facets.ts'
import type { Grants, Readable } from './grants.ts'
import type { FoundHit } from './hits.ts'
import type { Kind } from './kinds.ts'

/** What a statement finds. */
export type Found = {
  hits: FoundHit[]
  totals: Record<Kind, number>
  /** Whether unknown words were mended at once, as neither a name nor a text holds them all as they were typed. */
  isMended: boolean
  /** Whether the words are names as they stand, so that nothing else was meant. */
  isMet: boolean
  /** Whether more names hold the words than can be ranked. */
  isCrowd: boolean
  /** Whether each of the words is in some name, where they are not met. */
  isKnown: boolean
  /** How well the best hit meets them, fame aside. */
  best: number
  /** The same of hits by their names, and how many of these nearly are what was asked. */
  names: { best: number; close: number }
  /** How many films were found by their texts. */
  texts: number
  facets: Facets | null
  /** The words that were looked for, as a tsquery: of names, of texts. */
  words: string | null
  stems: string | null
}

export type Scope = 'names' | 'typed' | 'all'

/** Where the records come from: words, an id of another catalogue, or the filters alone. */
type Source = 'words' | 'imdb' | 'wikidata' | 'filters'

export type Search = {
  asked: Asked
  source: Source
  /** 0: the words as typed, 1: unknown ones mended, 2: what each may have been meant for, 3: one of them may be missing. */
  forgiving: 0 | 1 | 2 | 3
  /** Whether names alone are asked, also texts for words that are in no name, or both, and films by their people. */
  scope: Scope
  /** Whether more names are known to hold the words than can be ranked. */
  isCrowd?: boolean
  grants: Grants
  req: PayloadRequest
  /** What is wanted of the hits: what a list shows of them, or who they are. */
  hits: 'shown' | 'ids'
}

/**
 * Runs a search as one prepared statement; its text depends on the shape of what is asked and on the grants alone. That a
 * crowd was asked for is known afterwards. Where it has too few of what was asked, all are looked up, however many.
 */
export const find = async (search: Search): Promise<Found> => {
  const common = await commonOf(search)
  const found = await run(search, common)
  if (!found.isCrowd) return found
  const best = await run({ ...search, isCrowd: true }, common)
  return common.common.length > 0 &&
    best.totals.movies + best.totals.persons + best.totals.characters < few
    ? run({ ...search, isCrowd: true }, none)
    : best
}

const few = 10

async function run(search: Search, common: Common): Promise<Found> {
  const { name, text, params } = prepared(search)
  const valued = (given: object) =>
    fillPlaceholders(params, { ...valuesOf(search), ...common, ...given })
  const [found] = await rowsOf<Found>(search.req.payload, {
    ...{ name, text },
    values: valued({}),
    idle: () => valued(asksForNothing),
  })
  if (!found) throw new Error('A search answers with one row.')
  return found
}

const asksForNothing = { terms: [], unsure: [], phrases: [], excluded: [], kinds: [], limit: 0 }

function valuesOf({ asked, forgiving, grants }: Search): Record<string, unknown> {
  const { question, filters, limit, page } = asked
  const { terms, phrases, excluded, externalId } = question
  return {
    terms,
    phrases,
    excluded,
    forgiving,
    unsure: forgiving === 0 ? terms.map((term) => term.toLowerCase()).filter(isWord) : [],
    externalId: externalId?.value,
    kinds: findable(asked.kinds, grants),
    limit,
    offset: (page - 1) * limit,
    ...filters,
  }
}

/** What may be mistyped: shorter words, and what has signs in it, are too often written in another way in a name. */
const isWord = (term: string) => /^[a-z]{4,}$/.test(term)

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

const shapeOf = ({ asked, source, grants, scope, hits, isCrowd }: Search) => {
  const { filters, facets } = asked
  return JSON.stringify([
    source,
    isCrowd,
    scope,
    isStrict(asked),
    Object.keys(filters),
    facets,
    grants.key,
    hits,
  ])
}

const isStrict = ({ question }: Asked) =>
  question.phrases.length > 0 || question.excluded.length > 0

function statementOf(search: Search): SQL {
  const { asked, source } = search
  const readable = readableBy(search)
  const hits = search.hits === 'shown' ? hitsOfPage(readable) : sql.raw('select kind, id from page')
  const { meeting, counted, from } = source === 'words' ? meetingOf(search) : withoutWords
  return sql`with ${sourceOf(search, readable)}
  select
    coalesce((select json_agg(h) from (${hits}) h), '[]') as hits, c.totals,
    ${meeting},
    ${asked.facets ? facetsOfFound(readable) : nil} as facets
  from (select json_build_object(${totals}) as totals${counted} from found) c${from}`
}

/** How well the hits meet the words, and which these were. */
const meetingOf = ({ scope, isCrowd }: Search) => ({
  meeting: sql`a.near is not null as "isMended", ${isMet} as "isMet", ${isKnown} as "isKnown",
    ${isCrowd ? sql.raw('false') : crowded} as "isCrowd", c.best, json_build_object('best', m.best, 'close', m.close) as names,
    ${scope === 'names' ? sql.raw('0') : sql.raw('(select count(*)::integer from told)')} as texts,
    coalesce(a.near, a.open)::text as words, a.prose::text as stems`,
  counted: sql.raw(', coalesce(max(match), 0)::float as best'),
  from: sql.raw(', asked a, meeting m'),
})

const withoutWords = {
  meeting:
    sql.raw(`false as "isMended", true as "isMet", true as "isKnown", false as "isCrowd", 0 as best,
    '{"best": 0, "close": 0}'::json as names, 0 as texts, null as words, null as stems`),
  counted: sql.raw(''),
  from: sql.raw(''),
}

const nil = sql.raw('null')

const totals = sql.raw(
  kinds.map((kind) => `'${kind}', count(*) filter (where kind = '${kind}')`).join(', '),
)

function sourceOf(search: Search, readable: Readable): SQL {
  const { asked, source, scope, isCrowd = false } = search
  const filters = filterConditions(asked.filters, readable)
  const filtersOfOne = filters.map(({ ofOne }) => ofOne)
  if (source === 'filters')
    return browsed({
      sets: filters.map(({ ofAll }) => ofAll),
      filters: filtersOfOne,
      readable: readableRecords(readable, ['movies']),
    })
  const conditions = [...readableRecords(readable, kinds), ...filtersOfOne]
  if (source !== 'words') return identified(conditions, { readable, column: source })
  return ranked({ conditions, readable, isCrowd, isStrict: isStrict(asked), scope })
}

/** A collection that the caller may not read at all is not among the kinds. */
const readableRecords = (readable: Readable, among: readonly Kind[]): SQL[] =>
  among.flatMap((kind) => {
    const condition = readable.row(kind, sql.raw('d.id'))
    if (!condition) return []
    return among.length === 1
      ? [condition]
      : [sql`(d.kind <> ${sql.raw(`'${kind}'`)} or ${condition})`]
  })

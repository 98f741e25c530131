import { sql } from '@payloadcms/db-postgres'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import { grantsOf, readableBy, slugs } from './grants.ts'
import { search } from './search.ts'
import { Shelf } from './shelf.ts'
import { withSteadyNames } from './steadyNames.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Grants } from './grants.ts'

/**
 * Tells in which state the tables are that an SQL text names in quotes: in another after each transaction that wrote in one
 * of them. Undefined where nobody knows.
 */
export type StateNow = (payload: Payload, text: string) => Promise<string | undefined>

/** Answers a search with the text of an `Answer`. */
export type Answering = (req: PayloadRequest, asked: Asked) => Promise<string>

/** Answers each search anew. */
export const anew: Answering = async (req, asked) => found(req, asked, await grantsOf(req))

const found = async (...asking: Parameters<typeof search>) =>
  JSON.stringify(await search(...asking))

/**
 * Answers what was asked before, by someone who may read the same, with what was found then, as long as nothing was written
 * that it follows from: many people begin with the same letters.
 */
export const keeping = (stateNow: StateNow): Answering => {
  const shelves = new WeakMap<Payload, Shelf>()
  return async (req, asked) => {
    const { payload } = req
    const grants = await grantsOf(req)
    const tables = tablesBehind(grants, req)
    if (!tables) return found(req, asked, grants)
    const shelf = shelves.get(payload) ?? new Shelf((of) => stateNow(payload, of))
    shelves.set(payload, shelf)
    const key = `${JSON.stringify(asked)} ${grants.key}`
    const kept = shelf.take(key, tables)
    const state = await (kept ? shelf.stateNow(tables) : shelf.stateLately(tables))
    if (kept && kept.state === state) return kept.text
    const text = await found(req, asked, grants)
    if (state !== undefined) shelf.put(key, { state, text })
    return text
  }
}

const dialect = new PgDialect()
const known = new WeakMap<Payload, Map<string, string | undefined>>()
const mostKnown = 500

/**
 * A text that names the tables that a search reads and that its index follows from; those of the caller's filters too.
 * Undefined where one of these makes no sense, which is for the search to say.
 */
function tablesBehind(grants: Grants, req: PayloadRequest): string | undefined {
  const texts = known.get(req.payload) ?? new Map<string, string | undefined>()
  known.set(req.payload, texts)
  if (!texts.has(grants.key)) {
    if (texts.size >= mostKnown) texts.clear()
    texts.set(grants.key, namesOf(grants, req))
  }
  return texts.get(grants.key)
}

function namesOf(grants: Grants, req: PayloadRequest): string | undefined {
  const readable = readableBy({ grants, req })
  try {
    const conditions = slugs.map((slug) => readable.row(slug, sql.raw('id')))
    const texts = conditions.map((each) => (each ? dialect.sqlToQuery(each).sql : ''))
    return withSteadyNames([...behind, ...texts].join(' '))
  } catch {
    return undefined
  }
}

const behind = [...slugs, 'movies_rels', 'favorites'].map((name) => `"${name}"`)

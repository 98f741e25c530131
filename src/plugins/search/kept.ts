import { sql } from '@payloadcms/db-postgres'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import { grantsOf, readableBy, slugs } from './grants.ts'
import { search } from './search.ts'
import { Shelf } from './shelf.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Grants } from './grants.ts'
import type { Answer } from './search.ts'

/**
 * Tells in which state the tables are that an SQL text names in quotes: in another after each transaction that wrote in one
 * of them. Undefined where nobody knows.
 */
export type StateNow = (payload: Payload, text: string) => Promise<string | undefined>

export type Answering = (req: PayloadRequest, asked: Asked) => Promise<Answer>

/** Answers each search anew. */
export const anew: Answering = async (req, asked) => search(req, asked, await grantsOf(req))

/**
 * Answers what was asked before, by someone who may read the same, with what was found then, as long as nothing was written
 * that it follows from: many people begin with the same letters.
 */
export const keeping = (stateNow: StateNow): Answering => {
  const shelves = new WeakMap<Payload, Shelf>()
  return async (req, asked) => {
    const { payload } = req
    const shelf = shelves.get(payload) ?? new Shelf()
    shelves.set(payload, shelf)
    const grants = await grantsOf(req)
    const tables = tablesBehind(grants, req)
    const key = JSON.stringify([asked, grants])
    const kept = shelf.take(key)
    const state = (kept ? undefined : shelf.stateOf(tables)) ?? (await stateNow(payload, tables))
    if (state === undefined) return search(req, asked, grants)
    shelf.saw(tables, state)
    if (kept?.state === state) return kept.answer
    const answer = await search(req, asked, grants)
    shelf.put(key, { state, answer })
    return answer
  }
}

const dialect = new PgDialect()
const known = new Map<string, string>()
const mostKnown = 500

/** The tables that a search reads and, of the index that is kept by them, follows from; those of the caller's filters too. */
function tablesBehind(grants: Grants, req: PayloadRequest): string {
  const filters = JSON.stringify(grants.rows)
  const before = known.get(filters)
  if (before !== undefined) return before
  const readable = readableBy({ grants, req })
  const texts = slugs.map((slug) => {
    const condition = readable.row(slug, sql.raw('id'))
    return condition ? dialect.sqlToQuery(condition).sql : ''
  })
  const named = [...slugs, 'movies_rels', 'favorites'].map((name) => `"${name}"`)
  const text = [...named, ...texts].join(' ')
  if (known.size >= mostKnown) known.clear()
  known.set(filters, text)
  return text
}

import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { fold } from './highlight.ts'
import type { Search } from './statement.ts'

/** A word that so many names hold is slow to look up, and says little. */
const tooMany = 20_000
/** Of so many names it is better to look up what else was asked as well, if these are but its first letters. */
const many = 2000
/** In milliseconds: a catalogue does not change its most frequent words overnight. */
const afresh = 600_000

/** Words, and how many names hold each. */
type Frequent = { word: string; names: number }[]
type Known = { words: Promise<Frequent>; until: number }

/** Those of the terms that very many names hold, and all that many do. */
export type Common = { common: string[]; frequent: string[] }

const known = new WeakMap<Payload, Known>()

/**
 * By the statistics that Postgres plans by; none in a small catalogue. The last term may be the beginning of such a word.
 * What is found is the same without; it is only looked up in another way.
 */
export const commonOf = async ({ asked, forgiving, req }: Search): Promise<Common> => {
  const words = await frequentWords(req.payload)
  // What a word may have been meant for is looked up in any case.
  if (words.length === 0 || forgiving > 0) return none
  const terms = asked.question.terms.map(fold)
  const held = words.filter(({ names }) => names > tooMany)
  const common = terms.filter((term, place) => {
    const isLast = place === terms.length - 1
    return isLast
      ? held.length > 0 && (term.length < 3 || held.some(({ word }) => word.startsWith(term)))
      : held.some(({ word }) => word === term)
  })
  return { common, frequent: terms.filter((term) => words.some(({ word }) => word === term)) }
}

export const none: Common = { common: [], frequent: [] }

function frequentWords(payload: Payload): Promise<Frequent> {
  const now = Date.now()
  const kept = known.get(payload)
  if (kept && kept.until > now) return kept.words
  const words = read(payload)
  known.set(payload, { words, until: now + afresh })
  words.catch(() => known.delete(payload))
  return words
}

async function read(payload: Payload): Promise<Frequent> {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<{ word: string; names: number }>(frequentest, [many])
  return rows
}

const frequentest = `
  select word, share * c.reltuples as names from (
    select unnest(most_common_elems::text::text[]) as word,
      unnest(most_common_elem_freqs[: cardinality(most_common_elems::text::text[])]) as share
    from pg_stats where schemaname = current_schema() and tablename = 'search_documents' and attname = 'names'
  ) used, pg_class c
  where c.oid = 'search_documents'::regclass and share * c.reltuples > $1`

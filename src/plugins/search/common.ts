import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { fold } from './highlight.ts'
import type { Search } from './statement.ts'

/** A word that so many names hold is slow to look up, and says little. */
const manyNames = 20_000
/** In milliseconds: a catalogue does not change its most frequent words overnight. */
const afresh = 600_000

type Known = { words: Promise<string[]>; until: number }

const known = new WeakMap<Payload, Known>()

/**
 * Those of the terms that very many names hold, by the statistics that Postgres plans by: none in a small catalogue. The
 * last may be the beginning of such a word. What is found is the same without; it is only looked up in another way.
 */
export const commonOf = async ({ asked, forgiving, req }: Search): Promise<string[]> => {
  const words = await frequentWords(req.payload)
  // What a word may have been meant for is looked up in any case.
  if (words.length === 0 || forgiving > 0) return []
  const { terms } = asked.question
  return terms.map(fold).filter((term, place) => {
    const isLast = place === terms.length - 1
    return isLast
      ? term.length < 3 || words.some((word) => word.startsWith(term))
      : words.includes(term)
  })
}

function frequentWords(payload: Payload): Promise<string[]> {
  const now = Date.now()
  const kept = known.get(payload)
  if (kept && kept.until > now) return kept.words
  const words = read(payload)
  known.set(payload, { words, until: now + afresh })
  words.catch(() => known.delete(payload))
  return words
}

async function read(payload: Payload): Promise<string[]> {
  const { pool } = payload.db as unknown as PostgresAdapter
  const { rows } = await pool.query<{ words: string[] }>(frequent, [manyNames])
  return rows[0]?.words ?? []
}

const frequent = `
  select array_agg(word) as words from (
    select unnest(most_common_elems::text::text[]) as word,
      unnest(most_common_elem_freqs[: cardinality(most_common_elems::text::text[])]) as share
    from pg_stats where schemaname = current_schema() and tablename = 'search_documents' and attname = 'names'
  ) used, pg_class c
  where c.oid = 'search_documents'::regclass and share * c.reltuples > $1`

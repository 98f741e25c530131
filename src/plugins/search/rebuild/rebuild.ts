import { kinds } from '../kinds.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { PoolClient } from 'pg'
import type { Kind } from '../kinds.ts'

/** So many records are written at once: writers wait for a fraction of a second, readers never. */
const most = 5000

type Done = { kind: Kind; records: number }

/**
 * Builds the index anew, batch by batch, each in a transaction of its own: searches find the old row or the new one.
 * What is no longer in the catalogue goes, and words that no name has.
 */
export async function* rebuild(payload: Payload): AsyncGenerator<Done> {
  const { pool } = payload.db as unknown as PostgresAdapter
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    for (const kind of kinds) yield { kind, records: await rebuildKind(client, kind) }
    await client.query('begin')
    await client.query(forgetWords)
    await client.query(markWrite)
    await client.query('commit')
    await client.query('analyze search_documents, search_texts, search_fame, search_words')
  } finally {
    // The connection has settings of its own now.
    client.release(true)
  }
}

async function rebuildKind(client: PoolClient, kind: Kind): Promise<number> {
  let [after, records] = [0, 0]
  for (;;) {
    await client.query('begin')
    await client.query(`lock table ${kind}, castings, favorites, movies in share mode`)
    const { rows } = await client.query<{ ids: number[] }>(batch(kind), [after, most])
    const [{ ids } = { ids: [] }] = rows
    const last = ids.at(-1)
    await client.query(leftovers(kind), [kind, after, last ?? 2 ** 31 - 1])
    if (last !== undefined) {
      await client.query(`select search_put_${kind}($1)`, [ids])
      await client.query('select search_count_again($1, $2)', [kind, ids])
    }
    await client.query(markWrite)
    await client.query('commit')
    if (last === undefined) return records
    after = last
    records += ids.length
  }
}

/** Answers found in the old index are not to be given again. Of a table that nobody locks meanwhile. */
const markWrite = 'delete from genres where false'

const batch = (kind: Kind) => `
  select coalesce(array_agg(id order by id), '{}') as ids
  from (select id from ${kind} where id > $1 order by id limit $2) next`

/** Rows of records that are not there, up to the last of the batch. */
const leftovers = (kind: Kind) => `
  select search_drop($1, array(
    select id from search_fame f where kind = $1 and id > $2 and id <= $3
      and not exists (select from ${kind} r where r.id = f.id)
    union
    select id from search_documents d where kind = $1 and id > $2 and id <= $3
      and not exists (select from ${kind} r where r.id = d.id)))`

const forgetWords = `
  delete from search_words s
  where not exists (
      select from ts_stat('select names from search_documents') used where used.word = s.word)
    or exists (select from search_words twin where twin.word = s.word and twin.ctid < s.ctid)`

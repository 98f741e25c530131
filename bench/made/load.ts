import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { toCopyText } from '#src/plugins/importer/stage/copyText.ts'
import { indexedAfterwards } from './indexedAfterwards.ts'
import { type Cells, copies } from './rows.ts'

/**
 * Fills an empty, migrated database with a made-up catalogue by COPY, one row at a time. What is derived from a row is; the
 * posters are known to be right. Indexes and foreign keys are made when all rows are there, as a restored dump does it,
 * and what is kept for lists and search's index by their own rebuilds: `reindex` is search's. Nothing is left out in the end.
 */
export async function loadMade(client: Client, { films, reindex }: Loading) {
  const said = (what: string) => {
    console.log(`${what}: ${Math.round(performance.now() / 1000)} s`)
  }
  await client.query(
    `set maintenance_work_mem = '1GB'; set synchronous_commit = off; set work_mem = '256MB'`,
  )
  await client.query(toggle('disable'))
  await indexedAfterwards(client, filled, async () => {
    await client.query(posters(films))
    for (const [table, columns, rows] of copies) {
      await copyInto(client, `${table} (${columns})`, rows(films))
      said(table)
    }
    await client.query(sequences)
  })
  said('indexes')
  await client.query(toggle('enable'))
  await client.query('select list_movies_anew()')
  await client.query('vacuum analyze')
  await indexedAfterwards(client, searched, reindex)
  said('search')
  await client.query('vacuum analyze')
}

type Loading = { films: number; reindex: () => void }

const filled = ['files', 'persons', 'movies', 'movies_rels', 'characters', 'castings']
const searched = ['search_documents', 'search_texts', 'search_fame']

const toggle = (how: 'disable' | 'enable') => `
  do $$
  declare t record;
  begin
    for t in select tgrelid::regclass as source, tgname from pg_trigger where tgname ~ '^search_|^list_|poster|check_public' loop
      execute format('alter table %s ${how} trigger %I', t.source, t.tgname);
    end loop;
  end $$`

async function copyInto(client: Client, target: string, rows: Iterable<Cells>) {
  await pipeline(Readable.from(inPieces(rows)), client.query(from(`copy ${target} from stdin`)))
}

const rowsOfPiece = 1000

function* inPieces(rows: Iterable<Cells>) {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(`${row.map(toCopyText).join('\t')}\n`)
    if (lines.length < rowsOfPiece) continue
    yield lines.join('')
    lines = []
  }
  yield lines.join('')
}

/** Every film has a poster, of which only the record is there. */
const posters = (films: number) => `
  insert into files (id, filename, mime_type, filesize, width, height, key, is_public, sizes_w185_filename,
    sizes_w185_width, sizes_w185_height, sizes_w185_mime_type, sizes_w185_filesize)
  select id, 'poster-' || id || '.jpg', 'image/jpeg', 40000, 400, 600, 'poster-' || id, true,
    'poster-' || id || '-185.webp', 185, 278, 'image/webp', 9000
  from generate_series(1, ${films}) id`

const sequences = ['files', ...['countries', 'genres', 'persons', 'movies', 'characters']]
  .map((table) => `select setval('${table}_id_seq', greatest(1, (select max(id) from ${table})))`)
  .join(';')

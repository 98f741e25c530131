import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { processorTime } from '../processor.ts'
import type { Catalogue } from './openCatalogue.ts'

/** What an import writes into the catalogue itself, in an order that foreign keys allow. */
const tables = ['countries', 'genres', 'persons', 'movies', 'movies_rels', 'characters', 'castings']

type Taken = { table: string; file: string }[]

/** Takes the rows of a catalogue out, as they are. */
export async function takeRows(url: string, dir: string): Promise<Taken> {
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir)
  const client = await connected(url)
  const taken = tables.map((table) => ({ table, file: path.join(dir, table) }))
  for (const { table, file } of taken)
    await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(file))
  await client.end()
  return taken
}

/** Copies the rows into an empty catalogue: a statement a table, with all that hangs on it. */
export async function copyAgain(
  { postgresPid }: Catalogue,
  { url, taken }: { url: string; taken: Taken },
) {
  const client = await connected(url)
  const before = await processorTime(postgresPid)
  const own = process.cpuUsage()
  const started = performance.now()
  for (const { table, file } of taken)
    await pipeline(createReadStream(file), client.query(from(`copy ${table} from stdin`)))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(own)
  const postgres_s = ((await processorTime(postgresPid)) - before) / 1000
  await client.end()
  return { seconds, node_s: (user + system) / 1e6, postgres_s, peak_MB: null }
}

async function connected(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

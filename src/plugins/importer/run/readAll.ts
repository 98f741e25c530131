import type { ClientBase } from 'pg'
import type { Context, Facts, FormatName } from '../formats/format.ts'
import { openKeySet } from '../formats/keySet.ts'
import { openStager } from '../stage/stager.ts'
import { Unusable } from '../Unusable.ts'
import type { OpenFile } from './openFiles.ts'

type Reading = {
  run: number
  format: FormatName
  files: readonly OpenFile[]
  /** What people call the files, by their places. */
  names: readonly string[]
  signal: AbortSignal | undefined
}

/** Reads the files into the staging tables, in the order that their kinds ask for. Answers what was counted instead. */
export const readAll = async (
  client: ClientBase,
  { run, format, files, names, signal }: Reading,
) => {
  const stager = openStager(client, run)
  const context = await contextOf(client, format)
  for (const { kind, text, place } of files) {
    stager.startFile(place)
    for await (const facts of named(kind.read(text, context), names[place] ?? '')) {
      if (signal?.aborted) break
      await stager.take(facts)
    }
  }
  return stager.finish()
}

/** Of several files it matters which one cannot be read. */
async function* named(facts: Facts, name: string) {
  try {
    yield* facts
  } catch (cause) {
    if (!(cause instanceof Unusable) || cause.message.includes(name)) throw cause
    throw new Unusable(`${name}: ${cause.message}`, { cause })
  }
}

/** Films and people that earlier imports of the format brought: a file may speak of them without telling them again. */
async function contextOf(client: ClientBase, format: FormatName): Promise<Context> {
  let refs = 0
  const [films, people] = [openKeySet(), openKeySet()]
  if (format === 'imdb') {
    await addKeys(client, { set: films, table: 'import_movies', format })
    await addKeys(client, { set: people, table: 'import_persons', format })
  }
  return { films, people, nextRef: () => (refs += 1) }
}

type Keys = {
  set: Context['films']
  table: 'import_movies' | 'import_persons'
  format: FormatName
}

/** Page by page: a catalogue's keys need not fit into memory as text. */
async function addKeys(client: ClientBase, { set, table, format }: Keys) {
  let last = ''
  for (;;) {
    const { rows } = await client.query<{ key: string }>(
      `select key from ${table} where source = $1 and key > $2 order by key limit 20000`,
      [format, last],
    )
    for (const { key } of rows) set.add(key)
    const final = rows.at(-1)
    if (!final) return
    last = final.key
  }
}

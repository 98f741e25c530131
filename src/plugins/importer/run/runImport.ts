import type { ClientBase } from 'pg'
import { dropStage, stageOf } from '../stage/tables.ts'
import { Unusable } from '../Unusable.ts'
import { sqlWriter } from '../write/writer.ts'
import { openFiles } from './openFiles.ts'
import type { ImportOptions, ImportResult } from './options.ts'
import { closeAbandoned, closeRecord, openRecord, type Started, unfinishedRun } from './record.ts'
import { restore } from './restore.ts'
import { stageAll, type Work } from './stageAll.ts'
import { writeAll } from './writeAll.ts'

/**
 * Brings films, people and casts from files into the catalogue, on one connection of its own. Interrupted by `signal` or
 * by force, the same import goes on where it stopped; done twice, it changes nothing the second time.
 * @throws Unusable where another import runs, or a file is not what it should be
 */
export const runImport = async (
  client: ClientBase,
  options: ImportOptions,
): Promise<ImportResult> => {
  await setUp(client)
  await takeTurn(client)
  if (options.beside) await setUp(options.beside)
  const { format, encoding, sources } = options
  const opened = await openFiles(sources, { format, encoding, onBytes: byteCounter(options) })
  try {
    return await run(client, { options, opened })
  } finally {
    for (const { text } of opened.files) await text.return(undefined)
  }
}

async function setUp(client: ClientBase) {
  await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set work_mem = '64MB'; set jit = off; set client_min_messages = warning;
    set default_statistics_target = 10`)
  // A server on Windows cannot do this, and need not.
  await client.query(`set client_connection_check_interval = '2s'`).catch(() => undefined)
}

/** One import at a time, for as long as the connection lasts. */
async function takeTurn(client: ClientBase) {
  try {
    // The server may still be at the last statement of an import that was killed.
    await client.query(
      `set lock_timeout = '10s'; select pg_advisory_lock(hashtext('marquee: import'))`,
    )
  } catch (cause) {
    throw new Unusable('Another import is running: wait until it has ended.', { cause })
  }
  await client.query('set lock_timeout = 0')
}

function byteCounter({ sources, onProgress }: ImportOptions) {
  const sizes = sources.map(({ size }) => size)
  const total = sizes.every((size) => size !== undefined)
    ? sizes.reduce((sum, size) => sum + size, 0)
    : undefined
  let done = 0
  return (bytes: number) => onProgress?.({ phase: 'Reading', done: (done += bytes), total })
}

async function run(client: ClientBase, { options, opened }: Omit<Work, 'record'>) {
  const { waiting } = options
  const started = startOf({ options, opened })
  const unfinished = await unfinishedRun(client, { started, waiting })
  const record = unfinished ?? (await openRecord(client, { started, waiting }))
  try {
    await closeAbandoned(client, record.id)
    const state = await carryOut(client, {
      work: { record, options, opened },
      isRead: unfinished !== undefined,
    })
    return { id: record.id, state, isResumed: unfinished !== undefined, counts: record.counts }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    // The connection may be what failed.
    await closeRecord(client, { id: record.id, state: 'failed', problem }).catch(() => undefined)
    throw error
  }
}

/** Reads, unless that was done before, and writes. Answers how it ended. */
async function carryOut(client: ClientBase, { work, isRead }: { work: Work; isRead: boolean }) {
  const { record, options, opened } = work
  const isWritten = (isRead || (await stageAll(client, work))) && (await write(client, work))
  if (isWritten && opened.format === 'marquee')
    await restore(client, { record, overwrite: options.overwrite ?? false })
  const state = isWritten ? ('finished' as const) : ('interrupted' as const)
  if (isWritten) await cleanUp(client, record.id)
  await closeRecord(client, { id: record.id, state })
  return state
}

function startOf({ options, opened }: Omit<Work, 'record'>): Started {
  const { sources, overwrite = false, startedBy } = options
  const identities = sources.map(({ identity }) => identity)
  const identity = identities.includes(undefined) ? undefined : identities.join('\n')
  const files = sources.map(({ name }) => name).join(', ')
  return { format: opened.format, files, identity, overwrite, startedBy }
}

/** Answers whether it came to the end. */
async function write(client: ClientBase, { record, options, opened }: Work): Promise<boolean> {
  return writeAll(client, {
    record,
    step: {
      stage: stageOf(record.id),
      source: opened.format,
      overwrite: options.overwrite ?? false,
    },
    writer: options.writer ?? sqlWriter,
    beside: options.beside,
    signal: options.signal,
    onProgress: (done, total) => options.onProgress?.({ phase: 'Writing', done, total }),
  })
}

async function cleanUp(client: ClientBase, run: number) {
  await client.query(dropStage(run))
  // Until the next autovacuum, plans would be made for the catalogue as it was.
  await client.query('reset default_statistics_target')
  await client.query('analyze movies, movies_rels, persons, characters, castings')
}

import type { ClientBase } from 'pg'
import { type Imported, movies, persons } from '../write/collection.ts'
import { followMerges, holdMerges } from '../write/followMerges.ts'
import { idKinds } from '../write/fields.ts'
import type { Step } from '../write/step.ts'
import type { Writer } from '../write/writer.ts'
import { bringNeeded } from '../own/first.ts'
import { neededColumns } from '../own/needed.ts'
import { Unusable } from '../Unusable.ts'
import { applyStep } from './applyStep.ts'
import { type Progress, type RunRecord, saveRecord } from './record.ts'

type Writing = {
  record: RunRecord
  step: Omit<Step, 'from' | 'to' | keyof Spoken>
  writer: Writer
  signal: AbortSignal | undefined
  onProgress: (done: number, total: number) => void
}

/** Rows of a transaction: few enough that an editor who waits for one of them does not notice. */
const rowsOfStep = { persons: 5000, movies: 2000 }

/**
 * Writes what was staged, step by step; each is a transaction that also says how far the run is. Answers whether it came
 * to the end.
 */
export const writeAll = async (client: ClientBase, writing: Writing): Promise<boolean> => {
  const totals = await totalsOf(client, writing.step.stage)
  const { record } = writing
  for (const imported of [persons, movies]) {
    const { table } = imported
    for (;;) {
      const done = record.progress ?? { persons: 0, movies: 0 }
      writing.onProgress(workOf(done, totals), workOf(totals, totals))
      if (done[table] >= totals[table]) break
      if (writing.signal?.aborted) return false
      const to = Math.min(done[table] + rowsOfStep[table], totals[table])
      await writeStep(client, { ...writing, imported, totals, from: done[table] + 1, to })
      if (isDoubled(to / rowsOfStep[table])) await client.query(analyze[table])
    }
  }
  return true
}

/** In records: a film is written with its cast. */
const workOf = (done: Progress, { movies, castings, hasCasts }: Totals) =>
  done.persons + Math.round(done.movies * (hasCasts ? 1 + castings / Math.max(movies, 1) : 1))

const idsOf = (table: string) =>
  `${table} (id, ${idKinds.map((kind) => `external_ids_${kind}`).join(', ')})`

/** Plans that were made for an empty catalogue would read all of a full one, step after step. */
const analyze = {
  persons: `analyze ${idsOf('persons')}, import_persons (source, key)`,
  movies: `analyze ${idsOf('movies')}, movies (title, year), castings (id, movie_id), import_movies (source, key, movie_id)`,
}

/** After 4 steps, 8, 16 and so on. */
const isDoubled = (steps: number) => steps > 2 && Number.isInteger(Math.log2(steps))

/** Of what the files speak, and how. */
type Spoken = Pick<Step, 'hasCasts' | 'silent' | 'joinsBy' | 'needed'>
type Totals = { persons: number; movies: number; castings: number } & Spoken

const totalsOf = async (client: ClientBase, stage: string) => {
  const { rows } = await client.query<Omit<Totals, 'needed'> & { restores: boolean }>(
    // Our own export has characters of their own, and castings without actors: see restore.ts.
    `select persons::integer, movies::integer, castings::integer, castings > 0 and not restores as "hasCasts",
       silent, restores, case when exists (select from ${stage}.castings where ref is not null) then 'ref' else 'movie' end as "joinsBy"
     from ${stage}.run`,
  )
  const [row] = rows
  if (!row) throw new Error('The staging tables of the run are gone.')
  const needed = row.restores ? await neededColumns(client) : {}
  return { ...row, needed }
}

type StepOfRun = Writing & { imported: Imported; totals: Totals; from: number; to: number }

/** An editor who stored the same name meanwhile is no reason to fail; the same collision again and again is. */
const attempts = 3

async function writeStep(client: ClientBase, work: StepOfRun) {
  const { record, imported, from, to } = work
  const { hasCasts, silent, joinsBy, needed } = work.totals
  const step: Step = { ...work.step, hasCasts, silent, joinsBy, needed, from, to }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(`begin; ${holdMerges}; ${followMerges(step, imported)}`)
      const { counts: before } = record
      if (from === 1) await bringNeeded(client, { ...step, table: imported.table })
      const counts = await applyStep(client, { step, imported, writer: work.writer, before })
      const progress = { persons: 0, movies: 0, ...record.progress, [imported.table]: to }
      const next = { ...record, state: 'writing', counts, progress }
      await saveRecord(client, next)
      await client.query('commit')
      Object.assign(record, next)
      return
    } catch (error) {
      await client.query('rollback')
      if (attempt >= attempts || !isCollision(error)) throw sayLack(error)
    }
  }
}

/** Somebody else stored the same name or id, merged what we refer to, or both waited for each other. */
const isCollision = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  ['23503', '23505', '40P01', '40001'].includes(String(error.code))

/** A field that developers require is one of which the files of others know nothing. */
const sayLack = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23502' && 'column' in error
    ? new Unusable(
        `The files do not say what the field ${String(error.column)} needs: --through-hooks lets hooks fill it in.`,
        { cause: error },
      )
    : error

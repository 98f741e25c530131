import type { ClientBase } from 'pg'
import { type Imported, movies, persons } from '../write/collection.ts'
import { followMerges, holdFilms, holdMerges } from '../write/followMerges.ts'
import { idKinds } from '../write/fields.ts'
import type { Step } from '../write/step.ts'
import type { Writer } from '../write/writer.ts'
import { bringNeeded } from '../own/first.ts'
import { neededColumns } from '../own/needed.ts'
import { Unusable } from '../Unusable.ts'
import { applyCasts, applyStep } from './applyStep.ts'
import { addCounts } from './counting.ts'
import { type Counts, type Progress, type RunRecord, saveRecord } from './record.ts'

type Writing = {
  record: RunRecord
  step: Omit<Step, 'from' | 'to' | keyof Spoken>
  writer: Writer
  beside: ClientBase | undefined
  signal: AbortSignal | undefined
  onProgress: (done: number, total: number) => void
}

/** Rows of a transaction: few enough that an editor who waits for one of them does not notice. */
const rowsOfStep = { persons: 5000, movies: 2000 }

/**
 * Writes what was staged, step by step; each is a transaction that also says how far the run is. The casts of films follow
 * a step behind, on the connection beside where there is one. Answers whether it came to the end.
 */
export const writeAll = async (client: ClientBase, writing: Writing): Promise<boolean> => {
  const totals = await totalsOf(client, writing.step.stage)
  const run: Run = { ...writing, totals, inTurn: openTurns() }
  const casts = followWithCasts(client, run)
  try {
    for (const imported of [persons, movies])
      if (!(await writeRecords(client, { ...run, imported, casts }))) return false
  } finally {
    await casts.end()
  }
  showProgress(run)
  return true
}

type Records = Run & { imported: Imported; casts: ReturnType<typeof followWithCasts> }

async function writeRecords(client: ClientBase, { imported, casts, ...run }: Records) {
  const { table } = imported
  const { record, totals } = run
  for (;;) {
    const done = progressOf(record)
    if (table === 'movies') await casts.follow(done.movies)
    showProgress(run)
    if (done[table] >= totals[table]) return true
    if (run.signal?.aborted) return false
    const to = Math.min(done[table] + rowsOfStep[table], totals[table])
    await writeStep(client, { ...run, imported, part: table, from: done[table] + 1, to })
    if (isDoubled(to / rowsOfStep[table])) await client.query(analyze[table])
  }
}

/** The casts of a step are written while the films of the next are; on one connection, before them. */
function followWithCasts(client: ClientBase, run: Run) {
  const { record, totals, beside = client } = run
  let last = Promise.resolve()
  return {
    /** Begins with the casts of the films up to this one, when those before are written. */
    follow: async (to: number) => {
      await last
      const from = progressOf(record).casts + 1
      if (!totals.hasCasts || from > to) return
      last = writeStep(beside, { ...run, imported: movies, part: 'casts', from, to })
      last.catch(() => undefined)
      if (beside === client) await last
    },
    end: () => last,
  }
}

/** Two connections that tell how far the run is tell it one after the other. */
function openTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return async (act: () => Promise<void>) => {
    const turn = last.then(act, act)
    last = turn.catch(() => undefined)
    await turn
  }
}

/** Runs of before kept the casts with their films. */
const progressOf = ({ progress }: RunRecord): Progress => ({
  persons: 0,
  movies: 0,
  casts: progress?.movies ?? 0,
  ...progress,
})

function showProgress({ record, totals, onProgress }: Run) {
  onProgress(workOf(progressOf(record), totals), workOf(totals, totals))
}

/** In records. */
const workOf = (done: Progress, { movies, castings, hasCasts }: Totals) =>
  done.persons +
  done.movies +
  (hasCasts ? Math.round((done.casts * castings) / Math.max(movies, 1)) : 0)

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
type Spoken = Pick<Step, 'silent' | 'joinsBy' | 'needed'>
type Totals = Progress & { castings: number; hasCasts: boolean } & Spoken

const totalsOf = async (client: ClientBase, stage: string) => {
  const { rows } = await client.query<Omit<Totals, 'needed'> & { restores: boolean }>(
    // Our own export has characters of their own, and castings without actors: see restore.ts.
    `select persons::integer, movies::integer, movies::integer as casts, castings::integer, castings > 0 and not restores as "hasCasts",
       silent, restores, case when exists (select from ${stage}.castings where ref is not null) then 'ref' else 'movie' end as "joinsBy"
     from ${stage}.run`,
  )
  const [row] = rows
  if (!row) throw new Error('The staging tables of the run are gone.')
  const needed = row.restores ? await neededColumns(client) : {}
  return { ...row, needed }
}

type Run = Writing & { totals: Totals; inTurn: ReturnType<typeof openTurns> }
type StepOfRun = Run & { imported: Imported; part: keyof Progress; from: number; to: number }

/** An editor who stored the same name meanwhile is no reason to fail; the same collision again and again is. */
const attempts = 5

async function writeStep(client: ClientBase, work: StepOfRun) {
  const { record, imported, part, from, to, writer } = work
  const { silent, joinsBy, needed } = work.totals
  const step: Step = { ...work.step, silent, joinsBy, needed, from, to }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const hold = part === 'casts' ? `${holdMerges}; ${holdFilms(step)}` : holdMerges
      await client.query(`begin; ${hold}; ${followMerges(step, imported)}`)
      if (from === 1 && part !== 'casts')
        await bringNeeded(client, { ...step, table: imported.table })
      const counts = await (part === 'casts'
        ? applyCasts(client, { step, writer })
        : applyStep(client, { step, imported, writer }))
      await work.inTurn(() => commit(client, { record, counts, progress: { [part]: to } }))
      return
    } catch (error) {
      await client.query('rollback')
      if (attempt >= attempts || !isCollision(error)) throw sayLack(error)
    }
  }
}

type Written = { record: RunRecord; counts: Counts; progress: Partial<Progress> }

/** Ends a step's transaction with what it tells of the run. */
async function commit(client: ClientBase, { record, counts, progress }: Written) {
  const next = {
    ...record,
    state: 'writing',
    counts: addCounts(record.counts, counts),
    progress: { ...progressOf(record), ...progress },
  }
  await saveRecord(client, next)
  await client.query('commit')
  Object.assign(record, next)
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

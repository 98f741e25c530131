import type { ClientBase } from 'pg'
import type { FormatName } from '../formats/format.ts'
import { stageOf } from '../stage/tables.ts'

/**
 * How far a run has come, kept with the data in the same transaction: staged rows by `seq`, that one included; `casts` are
 * those of the films up to there.
 */
export type Progress = { persons: number; movies: number; casts: number }

/** How many records of each kind a run has made, changed and left, and what it could not store. */
export type Counts = {
  [what in Counted]?: Partial<Record<Outcome, number>>
} & {
  rejected?: number
  /** What has no place in the catalogue, by a few words. */
  notStored?: Record<string, number>
}

export type Counted =
  'movies' | 'persons' | 'castings' | 'characters' | 'users' | 'files' | 'favorites' | 'records'
export type Outcome = 'created' | 'updated' | 'unchanged' | 'removed'

export type RunRecord = {
  id: number
  state: string
  progress: Progress | null
  counts: Counts
  startedAt: Date
}

export type Started = {
  format: FormatName
  files: string
  /** Undefined: it can't be told whether another import is of the same files. */
  identity: string | undefined
  overwrite: boolean
  startedBy: number | undefined
}

const columns = `id, state, progress, coalesce(counts, '{}') as counts, started_at as "startedAt"`

/** Opens the record of a run, or takes over one that waits. */
export const openRecord = async (
  client: ClientBase,
  { started, waiting }: { started: Started; waiting: number | undefined },
): Promise<RunRecord> => {
  const { format, files, identity, overwrite, startedBy } = started
  const { rows } = waiting
    ? await client.query<RunRecord>(
        `update imports set state = 'reading', format = $2, started_at = now(), finished_at = null, problem = null,
           progress = null, counts = '{}', updated_at = now()
         where id = $1 returning ${columns}`,
        [waiting, format],
      )
    : await client.query<RunRecord>(
        `insert into imports (format, files, identity, overwrite, started_by_id, state, started_at, counts)
         values ($1, $2, $3, $4, $5, 'reading', now(), '{}') returning ${columns}`,
        [format, files, identity, overwrite, startedBy],
      )
  const [row] = rows
  if (!row) throw new Error('The run could not be recorded.')
  return row
}

/** An unfinished run of the same files that had been read: its writing goes on where it stopped. */
export const unfinishedRun = async (
  client: ClientBase,
  { started, waiting }: { started: Started; waiting: number | undefined },
): Promise<RunRecord | undefined> => {
  const { format, identity, overwrite } = started
  const { rows } = await client.query<RunRecord>(
    `select ${columns} from imports
     where (id = $4 or (format = $1 and identity = $2 and overwrite = $3))
       and state in ('waiting', 'writing', 'interrupted', 'failed')
       and progress is not null and to_regclass(format('import_%s.run', id)) is not null
     order by id desc limit 1`,
    [format, identity, overwrite, waiting ?? 0],
  )
  const [found] = rows
  return found && (await isStaged(client, found.id)) ? found : undefined
}

/** A server that crashed comes back with its unlogged tables empty: then the files are read anew. */
async function isStaged(client: ClientBase, run: number) {
  const { rowCount } = await client.query(`select from ${stageOf(run)}.run`)
  return rowCount === 1
}

/** Other runs that did not end are over: nobody runs them, because we hold the lock. Their staging tables go. */
export const closeAbandoned = async (client: ClientBase, except: number) => {
  await client.query(
    `update imports set state = 'interrupted', updated_at = now()
     where id <> $1 and state in ('reading', 'writing')`,
    [except],
  )
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname ~ '^import_[0-9]+$' and nspname <> $1`,
    [`import_${except}`],
  )
  for (const { name } of rows) await client.query(`drop schema if exists ${name} cascade`)
}

export const saveRecord = async (client: ClientBase, record: RunRecord) => {
  await client.query(
    'update imports set state = $2, progress = $3, counts = $4, updated_at = now() where id = $1',
    [record.id, record.state, JSON.stringify(record.progress), JSON.stringify(record.counts)],
  )
}

export const closeRecord = async (
  client: ClientBase,
  { id, state, problem }: { id: number; state: string; problem?: string | undefined },
) => {
  await client.query(
    `update imports set state = $2, problem = $3, finished_at = now(), updated_at = now() where id = $1`,
    [id, state, problem ?? null],
  )
}

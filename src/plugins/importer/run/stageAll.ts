import type { ClientBase } from 'pg'
import { createStage, stageOf } from '../stage/tables.ts'
import { createPlan } from '../write/cast.ts'
import { preparations, summary } from '../write/prepare.ts'
import { bringNames } from './bringNames.ts'
import { counted } from './counted.ts'
import { addNotStored } from './counting.ts'
import type { openFiles } from './openFiles.ts'
import type { ImportOptions } from './options.ts'
import { readAll } from './readAll.ts'
import { type RunRecord, saveRecord } from './record.ts'

export type Work = {
  record: RunRecord
  options: ImportOptions
  opened: Awaited<ReturnType<typeof openFiles>>
}

/** Reads the files into staging tables and prepares these for writing. Answers whether it came to the end. */
export const stageAll = async (client: ClientBase, work: Work): Promise<boolean> => {
  const { record, options, opened } = work
  const { signal } = options
  const stage = stageOf(record.id)
  await client.query(createStage(record.id) + createPlan(stage))
  const names = options.sources.map(({ name }) => name)
  const skipped = await readAll(client, { run: record.id, ...opened, names, signal })
  for (const [what, count] of Object.entries(skipped))
    record.counts = addNotStored(record.counts, { what, count })
  await options.writer?.storeNames?.(client, stage)
  const asked = {
    stage,
    source: opened.format,
    startedAt: record.startedAt,
    overwrite: options.overwrite ?? false,
  }
  const all = preparations(asked)
  for (const [done, statement] of all.entries()) {
    if (signal?.aborted) return false
    options.onProgress?.({ phase: 'Sorting', done, total: all.length })
    record.counts = await counted(client, record.counts, statement)
  }
  const restores = opened.format === 'marquee'
  await bringNames(client, { record, overwrite: asked.overwrite, restores })
  await client.query(summary(asked))
  record.counts = { ...record.counts, rejected: await keepRejected(client, work) }
  record.progress = { persons: 0, movies: 0, casts: 0 }
  record.state = 'writing'
  await saveRecord(client, record)
  return true
}

/** The refused rows outlive the staging tables. */
async function keepRejected(client: ClientBase, { record, options }: Work) {
  await client.query('delete from import_rejections where import_id = $1', [record.id])
  const kept = await client.query(
    `insert into import_rejections (import_id, file, line, reason, row)
     select $1, coalesce(($2::text[])[file + 1], ''), coalesce(line, 0), reason, row
     from ${stageOf(record.id)}.rejected order by file, line`,
    [record.id, options.sources.map(({ name }) => name)],
  )
  return kept.rowCount ?? 0
}

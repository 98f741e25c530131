import type { ClientBase } from 'pg'
import { stageOf } from '../stage/tables.ts'
import { restorations } from '../write/restorations.ts'
import { restoreOwn } from '../own/restore.ts'
import { restoreProvenance } from '../write/restoreProvenance.ts'
import { addNotStored, addOutcomes } from './counting.ts'
import { type Counted, type RunRecord, saveRecord } from './record.ts'

type Restoring = { record: RunRecord; overwrite: boolean }

/**
 * What only our own export has: accounts without passwords, files by their keys, pictures, characters of their own, casts
 * and favourites. One transaction: it is there or it is not.
 */
export const restore = async (client: ClientBase, { record, overwrite }: Restoring) => {
  let { counts } = record
  await client.query('begin')
  try {
    for (const statement of restorations(stageOf(record.id), overwrite ? 'overwrite' : 'keep')) {
      const answers = [await client.query<Answer>(statement)].flat()
      for (const { of, created, updated, unchanged } of answers.flatMap(({ rows }) => rows))
        counts = addOutcomes(counts, { of, more: { created, updated, unchanged } })
    }
    const { outcomes, notStored } = await restoreOwn(client, {
      stage: stageOf(record.id),
      overwrite,
    })
    counts = notStored.reduce(addNotStored, counts)
    if (outcomes) counts = addOutcomes(counts, { of: 'records', more: outcomes })
    await client.query(restoreProvenance(stageOf(record.id)))
    const next = { ...record, counts }
    await saveRecord(client, next)
    await client.query('commit')
    record.counts = counts
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

type Answer = { of: Counted; created: number; updated: number; unchanged: number }

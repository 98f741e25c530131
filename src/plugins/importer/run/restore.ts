import type { ClientBase } from 'pg'
import { bringNeeded } from '../own/first.ts'
import { leaveLacking } from '../own/lacking.ts'
import { neededColumns } from '../own/needed.ts'
import { restoreOwn } from '../own/restore.ts'
import { stageOf } from '../stage/tables.ts'
import { followAllMerges, holdMerges } from '../write/followMerges.ts'
import { restorations } from '../write/restorations.ts'
import { restoreProvenance } from '../write/restoreProvenance.ts'
import { counted } from './counted.ts'
import { addNotStored, addOutcomes } from './counting.ts'
import { type RunRecord, saveRecord } from './record.ts'

type Restoring = { record: RunRecord; overwrite: boolean }

/**
 * What only our own export has and films and people do not need: pictures, characters of their own, casts, favourites, and
 * developers' own. One transaction: it is there or it is not.
 */
export const restore = async (client: ClientBase, { record, overwrite }: Restoring) => {
  await client.query(`begin; ${holdMerges}; ${followAllMerges(stageOf(record.id))}`)
  try {
    const next = { ...record, counts: await write(client, { record, overwrite }) }
    await saveRecord(client, next)
    await client.query('commit')
    Object.assign(record, next)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function write(client: ClientBase, { record, overwrite }: Restoring) {
  let { counts } = record
  const stage = stageOf(record.id)
  const needed = await neededColumns(client)
  const existing = overwrite ? 'overwrite' : 'keep'
  for (const { into, statement } of restorations({ stage, existing, needed })) {
    if (into && needed[into]) {
      await bringNeeded(client, { stage, overwrite, needed, table: into })
      counts = await counted(client, counts, leaveLacking({ stage, needed, table: into }))
    }
    counts = await counted(client, counts, statement)
  }
  const { outcomes, notStored } = await restoreOwn(client, { stage, overwrite })
  counts = notStored.reduce(addNotStored, counts)
  if (outcomes) counts = addOutcomes(counts, { of: 'records', more: outcomes })
  await client.query(restoreProvenance(stage))
  return counts
}

import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { ClientBase } from 'pg'
import { from } from 'pg-copy-streams'
import type { Fact } from '../facts/rows.ts'
import { toCopyText } from './copyText.ts'
import { refuseLong } from './refuseLong.ts'
import { stagedColumns, stageOf, type StagedTable } from './tables.ts'

/** Text for one COPY, in characters: what a run holds of a table at most. */
const batchSize = 256 * 1024

/** Takes what readers tell into the staging tables of a run, by COPY, batch after batch. */
export const openStager = (client: ClientBase, run: number) => {
  const open = new Map<StagedTable, { text: string[]; size: number }>()
  const skipped = new Map<string, number>()
  let file = 0
  /** While Postgres takes one batch, the next is read. */
  let copying: Promise<void> | undefined
  const flush = async (table: StagedTable) => {
    const batch = open.get(table)
    open.delete(table)
    await copying
    copying = batch && copy(client, { run, table, lines: batch.text })
    copying?.catch(() => undefined)
  }
  return {
    /** The facts that follow are of this file, counted from 0. */
    startFile: (place: number) => void (file = place),
    take: async (facts: readonly Fact[]) => {
      for (const told of facts) {
        const fact = refuseLong(told)
        if (fact.table === 'skipped') {
          skipped.set(fact.row.what, (skipped.get(fact.row.what) ?? 0) + fact.row.count)
          continue
        }
        const text = toLine(fact, file)
        const batch = open.get(fact.table) ?? { text: [], size: 0 }
        batch.text.push(text)
        batch.size += text.length
        open.set(fact.table, batch)
        if (batch.size > batchSize) await flush(fact.table)
      }
    },
    /** Writes what is left, and tells what was counted instead of kept. */
    finish: async () => {
      for (const table of [...open.keys()]) await flush(table)
      await copying
      return Object.fromEntries(skipped)
    },
  }
}

const toLine = ({ table, row }: Exclude<Fact, { table: 'skipped' }>, file: number) => {
  const values: Record<string, unknown> = row
  let line = String(file)
  for (const column of stagedColumns(table)) line += `\t${toCopyText(values[column])}`
  return `${line}\n`
}

type Batch = { run: number; table: StagedTable; lines: string[] }

async function copy(client: ClientBase, { run, table, lines }: Batch) {
  const columns = ['file', ...stagedColumns(table)].join(', ')
  const target = client.query(from(`copy ${stageOf(run)}.${table} (${columns}) from stdin`))
  await pipeline(Readable.from([Buffer.from(lines.join(''))]), target)
}

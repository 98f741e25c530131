import type { ClientBase } from 'pg'
import { bringNeeded, needsOf } from '../own/first.ts'
import { leaveLacking } from '../own/lacking.ts'
import { type AllNeeded, neededColumns } from '../own/needed.ts'
import { ownSchema } from '../own/schema.ts'
import { stageOf } from '../stage/tables.ts'
import { bringFiles, bringUsers } from '../write/accounts.ts'
import { bringCountries, bringGenres } from '../write/names.ts'
import { counted } from './counted.ts'
import type { RunRecord } from './record.ts'

type Bringing = { record: RunRecord; overwrite: boolean; restores: boolean }

/**
 * What films and people refer to: countries, genres and, of our own export, accounts without passwords and files by their
 * keys. Where developers require of one of them another, that one comes first.
 */
export const bringNames = async (
  client: ClientBase,
  { record, overwrite, restores }: Bringing,
): Promise<void> => {
  const stage = stageOf(record.id)
  const needed = restores ? await neededColumns(client) : {}
  let { counts } = record
  await client.query('begin')
  for (const table of await inOrder(client, needed)) {
    if (isAccount(table) && !restores) continue
    await bringNeeded(client, { stage, overwrite, needed, table })
    if (isAccount(table) && needed[table])
      counts = await counted(client, counts, leaveLacking({ stage, needed, table }))
    counts = await counted(client, counts, bring[table]({ stage, needed }))
  }
  await client.query('commit')
  record.counts = counts
}

const bring = {
  countries: bringCountries,
  genres: bringGenres,
  users: bringUsers,
  files: bringFiles,
}

type Named = keyof typeof bring

const isAccount = (table: Named): table is 'users' | 'files' =>
  table === 'users' || table === 'files'

const usualOrder = ['countries', 'genres', 'users', 'files'] as const

/** What others need goes before them. */
async function inOrder(client: ClientBase, needed: AllNeeded): Promise<readonly Named[]> {
  if (Object.keys(needed).length === 0) return usualOrder
  const schema = await ownSchema(client)
  const ordered: Named[] = []
  const open = new Set<Named>(usualOrder)
  const place = (table: Named) => {
    if (!open.delete(table)) return
    const needs = needsOf(table, { needed, schema })
    for (const other of usualOrder) if (needs.has(other)) place(other)
    ordered.push(table)
  }
  for (const table of usualOrder) place(table)
  return ordered
}

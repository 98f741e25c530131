import type { ClientBase } from 'pg'
import { countCastings, countUnwanted, gatherCasts, planCasts } from '../write/cast.ts'
import type { Imported } from '../write/collection.ts'
import { countFates, decideFields, rememberFilms, rememberSaid } from '../write/decide.ts'
import { findMoviesByTitle, findRecords, leaveForeignIds } from '../write/find.ts'
import { countNamelessDirectors, resolve } from '../write/resolve.ts'
import type { Step } from '../write/step.ts'
import type { Writer } from '../write/writer.ts'
import { refuseLacking } from '../own/refuseLacking.ts'
import { addNotStored, addOutcomes, addRejected } from './counting.ts'
import type { Counts } from './record.ts'

type Applied = { step: Step; imported: Imported; writer: Writer; before: Counts }

/** Finds out what a step's rows are, decides what is to be written, and has it written. Answers the counts after it. */
export const applyStep = async (client: ClientBase, applied: Applied): Promise<Counts> => {
  const { step, imported, writer, before } = applied
  let counts = before
  const count = async (what: string, statement: string) => {
    counts = addNotStored(counts, { what, count: await countOf(client, statement) })
  }
  const { table } = imported
  const isFilms = table === 'movies'
  const natural = isFilms ? findMoviesByTitle(step) : ''
  await client.query(findRecords(step, imported, natural))
  await count(`ids that another of the ${table} has`, leaveForeignIds(step, imported))
  await client.query(resolve(step, imported))
  if (isFilms) await count('directors of whom the files have no name', countNamelessDirectors(step))
  await count(`fields of ${table} that an editor changed`, decideFields(step, imported))
  counts = addRejected(counts, await refuseLacking(client, step, table))
  counts = addRejected(counts, await writer.storeRecords(client, step, imported))
  if (isFilms) counts = await applyCasts(client, { step, writer, before: counts })
  await client.query(isFilms ? rememberFilms(step) : rememberSaid(step, imported))
  return addOutcomes(counts, { of: table, more: await rowOf(client, countFates(step, imported)) })
}

async function applyCasts(client: ClientBase, applied: Omit<Applied, 'imported'>) {
  const { step, writer, before } = applied
  if (!step.hasCasts) return before
  await client.query(gatherCasts(step))
  const { count = 0, unnamed = 0, wanted = 0 } = await rowOf(client, countUnwanted(step))
  const kept = await countOf(client, planCasts(step))
  const refused = await writer.storeCasts(client, step)
  const { created = 0, updated = 0, removed = 0 } = await rowOf(client, countCastings(step))
  const unchanged = Math.max(wanted - created - updated - refused, 0)
  const outcomes = { created, updated, removed, unchanged }
  return [
    { what: 'cast entries that repeat another', count: count - unnamed - wanted },
    { what: 'cast entries of whom the files have no name', count: unnamed },
    { what: 'casts that an editor or another source made', count: kept },
  ].reduce(
    addNotStored,
    addRejected(addOutcomes(before, { of: 'castings', more: outcomes }), refused),
  )
}

const countOf = async (client: ClientBase, statement: string) =>
  (await rowOf(client, statement))['count'] ?? 0

const rowOf = async (client: ClientBase, statement: string) => {
  const { rows } = await client.query<Record<string, number>>(statement)
  return rows[0] ?? {}
}

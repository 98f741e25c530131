import type { ClientBase } from 'pg'
import {
  countCastings,
  countRecast,
  countUnwanted,
  gatherCasts,
  planCasts,
  rememberCasts,
} from '../write/cast.ts'
import type { Imported } from '../write/collection.ts'
import { countFates, decideFields, rememberSaid } from '../write/decide.ts'
import { findMoviesByTitle, findRecords, leaveForeignIds } from '../write/find.ts'
import { leaveDeletedSince } from '../write/leaveDeleted.ts'
import { countNamelessDirectors, resolve } from '../write/resolve.ts'
import type { Step } from '../write/step.ts'
import type { Writer } from '../write/writer.ts'
import { refuseLacking } from '../own/refuseLacking.ts'
import { addNotStored, addOutcomes, addRejected } from './counting.ts'
import type { Counts } from './record.ts'

type Applied = { step: Step; imported: Imported; writer: Writer }

/** Finds out what a step's rows are, decides what is to be written, and has it written. Answers what became of them. */
export const applyStep = async (client: ClientBase, applied: Applied): Promise<Counts> => {
  const { step, imported, writer } = applied
  let counts: Counts = {}
  const count = async (what: string, statement: string) => {
    counts = addNotStored(counts, { what, count: await countOf(client, statement) })
  }
  const { table } = imported
  const isFilms = table === 'movies'
  const natural = isFilms ? findMoviesByTitle(step) : ''
  await client.query(findRecords(step, imported, natural))
  await count(`${table} that an editor deleted`, leaveDeletedSince(step, imported))
  await count(`ids that another of the ${table} has`, leaveForeignIds(step, imported))
  await client.query(resolve(step, imported))
  if (isFilms) await count('directors of whom the files have no name', countNamelessDirectors(step))
  await count(`fields of ${table} that an editor changed`, decideFields(step, imported))
  counts = addRejected(counts, await refuseLacking(client, step, table))
  counts = addRejected(counts, await writer.storeRecords(client, step, imported))
  await client.query(rememberSaid(step, imported))
  return addOutcomes(counts, { of: table, more: await rowOf(client, countFates(step, imported)) })
}

/** The same of the casts of a step's films, which are written. */
export const applyCasts = async (
  client: ClientBase,
  { step, writer }: Omit<Applied, 'imported'>,
): Promise<Counts> => {
  await client.query(gatherCasts(step))
  const { count = 0, unnamed = 0, wanted = 0 } = await rowOf(client, countUnwanted(step))
  const kept = await countOf(client, planCasts(step))
  const refused = await writer.storeCasts(client, step)
  const { created = 0, updated = 0, removed = 0 } = await rowOf(client, countCastings(step))
  const unchanged = Math.max(wanted - created - updated - refused, 0)
  const recast = await countOf(client, countRecast(step))
  await client.query(rememberCasts(step))
  const outcomes = { created, updated, removed, unchanged }
  return [
    { what: 'cast entries that repeat another', count: count - unnamed - wanted },
    { what: 'cast entries of whom the files have no name', count: unnamed },
    { what: 'casts that an editor or another source made', count: kept },
  ].reduce(
    addNotStored,
    addRejected(
      [
        { of: 'castings' as const, more: outcomes },
        { of: 'movies' as const, more: { updated: recast, unchanged: -recast } },
      ].reduce<Counts>(addOutcomes, {}),
      refused,
    ),
  )
}

const countOf = async (client: ClientBase, statement: string) =>
  (await rowOf(client, statement))['count'] ?? 0

const rowOf = async (client: ClientBase, statement: string) => {
  const { rows } = await client.query<Record<string, number>>(statement)
  return rows[0] ?? {}
}

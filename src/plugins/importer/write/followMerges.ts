import type { Imported } from './collection.ts'
import { type Step, within } from './step.ts'

/**
 * Merging and writing exclude each other until the end of the transaction: what a merge joins and a step writes are the same
 * rows, of people, casts and provenance, in another order each. Steps of one import do not.
 */
export const holdMerges = `select pg_advisory_xact_lock_shared(hashtext('marquee: merge'))`

/** The films of a step cannot be deleted until its end; those that were are told by what follows merges. */
export const holdFilms = (step: Step) => `
  select from public.movies where id in (select s.record_id from ${step.stage}.movies s where ${within(step)})
  order by id for key share`

/** A record that was found before and has been merged away since is its winner; one that is gone is not found. */
export const followMerges = (step: Step, { table }: Pick<Imported, 'table'>) => `
  ${pointAtWinners(step.stage, table)} and ${within(step)};
  update ${step.stage}.${table} s set record_id = null, is_new = null
  where ${within(step)} and ${isGone(table)}`

/** The same of all that was written, before the rest of an export refers to it. */
export const followAllMerges = (stage: string) =>
  (['persons', 'movies'] as const)
    .map(
      (table) => `
  ${pointAtWinners(stage, table)};
  delete from ${stage}.${table} s where ${isGone(table)}`,
    )
    .join(';')

const pointAtWinners = (stage: string, table: Imported['table']) => `
  update ${stage}.${table} s set record_id = m.winner from public.merged_records m
  where m.collection = '${table}' and m.loser = s.record_id`

const isGone = (table: Imported['table']) =>
  `s.record_id is not null and not exists (select from public.${table} r where r.id = s.record_id)`

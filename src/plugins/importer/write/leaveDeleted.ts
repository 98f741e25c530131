import type { Imported } from './collection.ts'
import { idKinds } from './fields.ts'
import type { Preparation } from './prepare.ts'
import { quoted, type Step, within } from './step.ts'

/**
 * What an editor deleted stays deleted: its provenance outlives it without a record. It is known again by the key that this
 * source has for it, and by an id that any source told of it, unless a record has that id today.
 */
export const leaveDeleted = (
  { stage, source }: Pick<Preparation, 'stage' | 'source'>,
  { table, links, record }: Imported,
) => `
  with deleted as (
    select source, key, said from public.${links} where ${record} is null
  ), gone as (
    select s.seq from ${stage}.${table} s join deleted d on d.key = s.key and d.source = ${quoted(source)}
    ${idKinds
      .map(
        (kind) =>
          `union select s.seq from ${stage}.${table} s join deleted d on d.said ->> '${kind}' = s.${kind}`,
      )
      .join('\n    ')}
  ), alive as (
    ${idKinds
      .map(
        (kind) => `select g.seq from gone g join ${stage}.${table} s using (seq)
      join public.${table} r on r.external_ids_${kind} = s.${kind}`,
      )
      .join('\n    union ')}
    union select g.seq from gone g join ${stage}.${table} s using (seq) where s.record_id is not null
    union select g.seq from gone g join ${stage}.${table} s using (seq)
    join public.${links} l on l.source = ${quoted(source)} and l.key = s.key and l.${record} is not null
  ), left_out as (
    delete from ${stage}.${table} s using gone g
    where s.seq = g.seq and g.seq not in (select seq from alive) returning s.seq
  )
  select '${table} that an editor deleted' as what, count(*)::integer as count from left_out
`

/** The same of what an editor deleted since, told by its key alone. Answers how many. */
export const leaveDeletedSince = (step: Step, { table, links, record }: Imported) => `
  with left_out as (
    delete from ${step.stage}.${table} s using public.${links} l
    where ${within(step)} and not ${step.overwrite} and s.record_id is null
      and l.source = ${quoted(step.source)} and l.key = s.key and l.${record} is null
    returning s.seq
  )
  select count(*)::integer as count from left_out
`

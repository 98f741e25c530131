import { factsOf } from './fields.ts'
import type { Imported } from './collection.ts'
import { quoted, type Step, within } from './step.ts'

/**
 * Which fields of known records are to be written. A field is left alone where the source says what it said last time,
 * and where it is the editor's: where the record has another value than any import gave it, or none although one did.
 */
export const decideFields = (step: Step, { table, links, record, fields }: Imported) => `
  with looked as materialized (
    select s.seq, s.said as new, coalesce(l.said, '{}') as old, ${factsOf(fields, 'stored')} as current,
      case when s.is_part then ${factsOf(fields, 'staged')} end as spoken,
      coalesce((select jsonb_agg(o.said) from public.${links} o where o.${record} = r.id), '[]') as all_said
    from ${step.stage}.${table} s join public.${table} r on r.id = s.record_id
    left join public.${links} l on l.source = ${quoted(step.source)} and l.key = s.key
    where ${within(step)} and not s.is_new and (${step.overwrite} or l.said is distinct from s.said)
  ), differing as (
    select seq, f as field, ${step.overwrite} or case
      when current -> f is null then not exists (select from jsonb_array_elements(all_said) o where o ? f)
      else exists (select from jsonb_array_elements(all_said) o where o -> f = current -> f) end as may
    from looked cross join unnest(array[${fields.map(({ name }) => `'${name}'`).join(', ')}]) f
    where (new ? f or old ? f) and (spoken is null or spoken ? f)
      and f <> all(array[${step.silent.map(quoted).join(', ')}]::text[]) and current -> f is distinct from new -> f
      and (${step.overwrite} or new -> f is distinct from old -> f)
  ), decided as (
    update ${step.stage}.${table} s set takes = d.fields
    from (select seq, array_agg(field) as fields from differing where may group by seq) d where d.seq = s.seq
  )
  select count(*)::integer as count from differing where not may
`

/** Remembers what this source said of each record, and as what it knows it. */
export const rememberSaid = (step: Step, { table, links, record }: Imported) => `
  insert into public.${links} as known (source, key, ${record}, said)
  select ${quoted(step.source)}, s.key, s.record_id, s.said from ${step.stage}.${table} s
  where ${within(step)}
  on conflict (source, key) do update set ${record} = excluded.${record}, said = excluded.said
  where known.${record} is distinct from excluded.${record} or known.said <> excluded.said
`

/** What became of the rows of a step. */
export const countFates = (step: Step, { table }: Imported) => `
  select (count(*) filter (where is_new))::integer as created,
    (count(*) filter (where not is_new and changed))::integer as updated,
    (count(*) filter (where not is_new and not changed))::integer as unchanged
  from (
    select s.is_new, coalesce(cardinality(s.takes) > 0, false) as changed
    from ${step.stage}.${table} s where ${within(step)}
  ) fates
`

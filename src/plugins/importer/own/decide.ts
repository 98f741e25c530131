import { factNames } from './facts.ts'
import { textArray } from './find.ts'
import { allFacts } from './resolve.ts'
import type { OwnSchema } from './schema.ts'
import { name, saysOf, text } from './says.ts'

type Deciding = { stage: string; overwrite: boolean }

/**
 * What of each record is to be written: all of a new one; of a known one what the file says anew and only an import has
 * said before, or nobody. A list is one fact.
 */
export const decide = ({ stage, overwrite }: Deciding, schema: OwnSchema): string[] =>
  allFacts(schema).map(
    ([table, facts]) => `
    with looked as (
      select o.seq, o.says, o.is_new or o.is_begun as is_new, l.said, ${saysOf(facts, 'r')} as current
      from ${stage}.own o left join public.${name(table)} r on not o.is_new and r.id::text = o.id
      left join public.import_records l on l.collection = o.of and l.key = o.key
      where o.of = ${text(table)}
    )
    update ${stage}.own o set takes = d.takes
    from (
      select seq, jsonb_object_agg(f.key, f.value) as takes
      from looked, jsonb_each(says) f
      where f.key = any(${textArray(factNames(facts))}) and (is_new or f.value is distinct from current -> f.key and (${overwrite} or
        case when said ? f.key then said -> f.key = current -> f.key and said -> f.key <> f.value
          else coalesce(current -> f.key, 'null') in ('null', '[]') end))
      group by seq) d
    where d.seq = o.seq`,
  )

/** Remembers what the file said of each. */
export const remember = (stage: string) => `
  insert into public.import_records as known (collection, key, record_id, said)
  select of, key, id, says from ${stage}.own
  on conflict (collection, key) do update set record_id = excluded.record_id, said = excluded.said
  where known.record_id <> excluded.record_id or known.said <> excluded.said`

import { idKinds } from './fields.ts'
import type { Imported } from './collection.ts'
import { quoted, type Step, within } from './step.ts'

/**
 * Which record each staged row is: by external id, the surest kind first; else by what this source called it in an
 * earlier import; else by `natural`, where a collection has such a key.
 */
export const findRecords = (step: Step, { table, links, record }: Imported, natural: string) => `
  update ${step.stage}.${table} t set record_id = found.id, is_new = false
  from (
    select distinct on (seq) seq, id from (
      ${idKinds
        .map(
          (kind, rank) => `
        select s.seq, r.id, ${rank} as rank from ${step.stage}.${table} s
        join public.${table} r on r.external_ids_${kind} = s.${kind} where ${within(step)}
        union all`,
        )
        .join('')}
      select s.seq, l.${record}, 10 from ${step.stage}.${table} s
      join public.${links} l on l.source = ${quoted(step.source)} and l.key = s.key
      where ${within(step)} and l.${record} is not null
    ) candidates order by seq, rank, id
  ) found
  where t.seq = found.seq;
  ${natural}
`

/** An id that the catalogue has for another record stays there. One row a kind: how many were left out. */
export const leaveForeignIds = (step: Step, { table }: Imported) => `
  with ${idKinds
    .map(
      (kind) => `${kind}s as (
    select s.seq from ${step.stage}.${table} s join public.${table} r on r.external_ids_${kind} = s.${kind}
    where ${within(step)} and s.record_id is not null and r.id <> s.record_id)`,
    )
    .join(', ')},
  cleared as (
    update ${step.stage}.${table} s set ${idKinds
      .map(
        (kind) =>
          `${kind} = case when s.seq in (select seq from ${kind}s) then null else s.${kind} end`,
      )
      .join(', ')}
    where s.seq in (${idKinds.map((kind) => `select seq from ${kind}s`).join(' union all ')}))
  select count(*)::integer as count from (${idKinds
    .map((kind) => `select seq from ${kind}s`)
    .join(' union all ')}) all_ids
`

/**
 * A film of the same title and year is the same film only where there is one of each, no id says otherwise, this source
 * does not know it as another film, and something besides agrees: the director's name, an actor's name, or the day.
 */
export const findMoviesByTitle = (step: Step) => `
  update ${step.stage}.movies t set record_id = found.id, is_new = false
  from (
    select s.seq, min(r.id) as id
    from ${step.stage}.movies s join public.movies r on r.title = s.title and r.year is not distinct from ${yearOf('s')}
    where ${within(step)} and s.record_id is null and not s.is_part
      and not exists (
        select from ${step.stage}.movies o
        where o.title = s.title and ${yearOf('o')} is not distinct from ${yearOf('s')} and o.seq <> s.seq)
    group by s.seq having count(*) = 1
  ) found
  join ${step.stage}.movies s on s.seq = found.seq join public.movies r on r.id = found.id
  where t.seq = found.seq
    and not (${idKinds.map((kind) => `coalesce(s.${kind} <> r.external_ids_${kind}, false)`).join(' or ')})
    and not exists (
      select from public.import_movies l where l.movie_id = r.id and l.source = ${quoted(step.source)})
    and ${agrees(step)};
`

const yearOf = (alias: string) =>
  `coalesce(extract(year from ${alias}.release_date), ${alias}.year)`

const agrees = ({ stage }: Step) => `(
  (s.release_date is not null and s.release_date = (r.release_date at time zone 'UTC')::date)
  or exists (
    select from ${stage}.persons p join public.persons d on d.id = r.director_id
    where p.key = s.director and d.name = concat_ws(' ', p.first_name, p.last_name))
  or exists (
    select from ${stage}.castings c join ${stage}.persons p on p.key = c.person
    join public.castings a on a.movie_id = r.id join public.persons d on d.id = a.actor_id
    where (c.ref = s.ref or c.movie = s.key) and d.name = concat_ws(' ', p.first_name, p.last_name)))`

import { type AllNeeded, insertion, isLacking } from '../own/needed.ts'

type Naming = { stage: string; needed: AllNeeded }

/** Countries that the files name and the catalogue lacks, and which each of them is. */
export const bringCountries = ({ stage, needed }: Naming) => {
  const place = { stage, table: 'countries', key: 'c.country' }
  const own = insertion(place, needed['countries'])
  return `
  insert into ${stage}.countries (country, country_code)
  select country, country_code from ${stage}.movies where country is not null or country_code is not null
  union select country, country_code from ${stage}.persons where country is not null or country_code is not null;
  insert into public.countries (name, code${own.columns}, created_at, updated_at)
  select distinct on (lower(c.country)) c.country, c.country_code${own.values}, now(), now()
  from ${stage}.countries c
  where c.country is not null and not exists (
    select from public.countries k where k.code = c.country_code or lower(k.name) = lower(c.country))
    and not (${isLacking(place, needed['countries'] ?? [])})
  order by lower(c.country), c.country_code nulls last
  on conflict do nothing;
  update ${stage}.countries c set country_id = coalesce(
    (select k.id from public.countries k where k.code = c.country_code),
    (select k.id from public.countries k where lower(k.name) = lower(c.country)))`
}

/** The same of genres. What a film's list of names is as ids is found once for all films of one list: they are few. */
export const bringGenres = ({ stage, needed }: Naming) => {
  const place = { stage, table: 'genres', key: 'named.name' }
  const own = insertion(place, needed['genres'])
  return `
  insert into public.genres (name${own.columns}, created_at, updated_at)
  select distinct on (lower(name)) name${own.values}, now(), now()
  from (select unnest(genres) as name from ${stage}.movies union all select name from ${stage}.genres) named
  where not exists (select from public.genres g where lower(g.name) = lower(named.name))
    and not (${isLacking(place, needed['genres'] ?? [])})
  order by lower(name), name
  on conflict do nothing;
  create unlogged table ${stage}.genre_lists as
  with named as (
    select distinct on (names.name) names.name, g.id
    from (select distinct unnest(genres) as name from ${stage}.movies) names
    join public.genres g on lower(g.name) = lower(names.name) order by names.name, g.id)
  select l.genres, (
    select array_agg(id order by place) from (
      select n.id, min(place) as place from unnest(l.genres) with ordinality as listed (name, place)
      join named n using (name) group by n.id) each_once) as ids
  from (select distinct genres from ${stage}.movies where cardinality(genres) > 0) l;
  analyze ${stage}.genre_lists`
}

import { fingerprint } from './fingerprint.ts'

/**
 * What other imports said, as an export remembers it: names become ids again. What this catalogue remembers itself goes
 * before it.
 */
export const restoreProvenance = (stage: string) => `
  insert into public.import_persons (source, key, person_id, said)
  select data ->> 'source', data ->> 'key', p.record_id, ${said('country')}
  from ${stage}.others o left join ${stage}.persons p on p.key = data ->> 'record'
  where ${isSaid('persons', 'p')} order by o.seq on conflict do nothing;
  insert into public.import_movies (source, key, movie_id, said, cast_said, cast_written)
  select data ->> 'source', data ->> 'key', m.record_id, ${said('country')} || ${director(stage)} || ${genres()},
    (data ->> 'castSaid')::uuid,
    case (data ->> 'castStands')::boolean when true then ${fingerprint('m.record_id')} when false then md5('changed since')::uuid end
  from ${stage}.others o left join ${stage}.movies m on m.key = data ->> 'record'
  where ${isSaid('movies', 'm')} order by o.seq on conflict do nothing;
  ${['movies', 'persons'].map((of) => distinct(stage, of)).join(';\n')}
`

/** Of a record that is in the file, or was deleted before it was written. */
const isSaid = (of: string, alias: string) =>
  `o.kind = 'said' and data ->> 'of' = '${of}' and (data ->> 'record' is null or ${alias}.key is not null)`

const said = (
  what: 'country',
) => `(data -> 'said') || case when data -> 'said' ? '${what}' then jsonb_build_object(
  '${what}', (select n.id from public.countries n where n.name = data #>> '{said,${what}}')) else '{}' end`

const director = (stage: string) => `case when data -> 'said' ? 'director' then jsonb_build_object(
  'director', (select d.record_id from ${stage}.persons d where d.key = data #>> '{said,director}')) else '{}' end`

const genres = () => `case when data -> 'said' ? 'genres' then jsonb_build_object('genres', (
  select jsonb_agg(g.id order by place) from jsonb_array_elements_text(data #> '{said,genres}') with ordinality as l (name, place)
  join public.genres g on g.name = l.name)) else '{}' end`

const distinct = (stage: string, of: string) => `
  insert into public.distinct_records (collection, one, other)
  select '${of}', least(a.record_id, b.record_id), greatest(a.record_id, b.record_id)
  from ${stage}.others o join ${stage}.${of} a on a.key = data ->> 'one' join ${stage}.${of} b on b.key = data ->> 'other'
  where o.kind = 'distinct' and data ->> 'of' = '${of}' and a.record_id <> b.record_id on conflict do nothing`

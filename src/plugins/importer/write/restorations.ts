import { type AllNeeded, insertion } from '../own/needed.ts'
import { lineKeys } from './lineKeys.ts'
import { outcome } from './outcome.ts'

/** Whether what the catalogue has of a casting or character stays or follows the file. */
type Existing = 'keep' | 'overwrite'

type Restoring = { stage: string; existing: Existing; needed: AllNeeded }

/**
 * The statements that restore what only our own export has, in this order, each with the table to which it brings records.
 * Each may answer what it created.
 */
export const restorations = (
  restoring: Restoring,
): { into?: 'characters' | 'castings' | 'favorites'; statement: string }[] => [
  { statement: avatars(restoring.stage) },
  { statement: photos(restoring.stage) },
  { statement: posters(restoring.stage) },
  { into: 'characters', statement: findCharacters(restoring.stage) + characters(restoring) },
  { into: 'castings', statement: castings(restoring) },
  { into: 'favorites', statement: favorites(restoring) },
]

const avatars = (stage: string) => `
  update public.users u set avatar_id = f.id
  from ${stage}.others o join public.files f on f.key = o.data ->> 'avatar'
  where o.kind = 'user' and u.username = o.data ->> 'username' and u.avatar_id is null
`

/** Pictures come to whom has none. */
const photos = (stage: string) => `
  with placed as (
    insert into public.persons_photos (id, _order, _parent_id, file_id, is_primary)
    select md5(random()::text || s.seq || place), place, s.record_id, f.id, (photo ->> 'isPrimary')::boolean
    from ${stage}.persons s, jsonb_array_elements(s.pictures) with ordinality as listed (photo, place)
    join public.files f on f.key = photo ->> 'file'
    where not exists (select from public.persons_photos p where p._parent_id = s.record_id)
    returning _parent_id, file_id, is_primary)
  update public.persons p set main_photo_id = placed.file_id from placed
  where placed._parent_id = p.id and placed.is_primary
`

const posters = (stage: string) => `
  with placed as (
    insert into public.movies_rels (parent_id, path, "order", files_id)
    select s.record_id, 'posters', place, f.id
    from ${stage}.movies s, jsonb_array_elements_text(s.pictures -> 'posters') with ordinality as listed (key, place)
    join public.files f on f.key = listed.key
    where not exists (select from public.movies_rels r where r.parent_id = s.record_id and r.path = 'posters')
    returning parent_id)
  update public.movies m set poster_id = f.id
  from ${stage}.movies s join public.files f on f.key = s.pictures ->> 'poster'
  where m.id = s.record_id and s.record_id in (select parent_id from placed)
`

/** A character is known again by a part: the same film, actor and name; one without a part by all that is said of it. */
const findCharacters = (stage: string) => `
  drop table if exists ${stage}.parts, ${stage}.characters;
  create unlogged table ${stage}.parts as
  select c.seq, ${lineKeys.castings} as key, c.character, m.record_id as movie_id, p.record_id as actor_id, c.position
  from ${stage}.castings c join ${stage}.movies m on m.key = c.movie left join ${stage}.persons p on p.key = c.person
  where c.person is null or p.key is not null;
  create unlogged table ${stage}.characters as
  select * from (select distinct on (data ->> 'key') seq, data ->> 'key' as key, data ->> 'name' as name, data ->> 'role' as role,
    data ->> 'description' as description, null::integer as id, false as is_new
  from ${stage}.others where kind = 'character' order by data ->> 'key', seq) each_once order by seq;
  update ${stage}.characters h set id = found.id
  from (
    select distinct on (p.character) p.character as key, k.id
    from ${stage}.parts p join ${stage}.characters o on o.key = p.character
    join public.castings c on c.movie_id = p.movie_id and c.actor_id is not distinct from p.actor_id
    join public.characters k on k.id = c.character_id and k.name = o.name order by p.character, k.id
  ) found where found.key = h.key;
  update ${stage}.characters h set id = (
    select min(k.id) from public.characters k where k.name = h.name and k.role is not distinct from h.role
      and k.description is not distinct from h.description
      and not exists (select from public.castings c where c.character_id = k.id))
  where h.id is null and not exists (select from ${stage}.parts p where p.character = h.key);
  update ${stage}.characters set id = nextval('public.characters_id_seq'), is_new = true where id is null;
`

const characters = ({ stage, existing, needed }: Restoring) => {
  const own = insertion({ stage, table: 'characters', key: 's.key' }, needed['characters'])
  return `
  insert into public.characters (id, name, role, description${own.columns})
  select id, name, role, description${own.values} from ${stage}.characters s where is_new order by seq;
  with changed as (
    update public.characters h set role = ${chosen('role', existing)}, description = ${chosen('description', existing)},
      updated_at = now()
    from ${stage}.characters s where s.id = h.id and not s.is_new
      and (h.role, h.description) is distinct from (${chosen('role', existing)}, ${chosen('description', existing)})
    returning h.id)
  select 'characters' as of, (count(*) filter (where is_new))::integer as created,
    (select count(*)::integer from changed) as updated,
    ((count(*) filter (where not is_new)) - (select count(*) from changed))::integer as unchanged
  from ${stage}.characters`
}

const chosen = (column: string, existing: Existing) =>
  existing === 'keep' ? `coalesce(h.${column}, s.${column})` : `coalesce(s.${column}, h.${column})`

const castings = ({ stage, existing, needed }: Restoring) => {
  const own = insertion({ stage, table: 'castings', key: 'p.key' }, needed['castings'])
  return `
  with written as (
    insert into public.castings as c (movie_id, actor_id, character_id, "order"${own.columns})
    select p.movie_id, p.actor_id, h.id, p.position${own.values}
    from ${stage}.parts p left join ${stage}.characters h on h.key = p.character
    where p.actor_id is not null or h.id is not null order by p.seq
    on conflict (movie_id, character_id, actor_id)
      ${existing === 'keep' ? 'do nothing' : `do update set "order" = excluded."order", updated_at = now() where c."order" <> excluded."order"`}
    returning c.xmax = 0 as is_new)
  select 'castings' as of, (count(*) filter (where is_new))::integer as created,
    (count(*) filter (where not is_new))::integer as updated,
    ((select count(*) from ${stage}.parts) - count(*))::integer as unchanged
  from written`
}

const favorites = ({ stage, needed }: Restoring) => {
  const own = insertion({ stage, table: 'favorites', key: lineKeys.favorites }, needed['favorites'])
  return `
  with created as (
    insert into public.favorites (user_id, movie_id${own.columns})
    select u.id, m.record_id${own.values} from ${stage}.others o join public.users u on u.username = o.data ->> 'user'
    join ${stage}.movies m on m.key = o.data ->> 'movie' where o.kind = 'favorite' order by o.seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'favorites', kind: 'favorite' })}`
}

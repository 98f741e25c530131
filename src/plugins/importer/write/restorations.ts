/** Whether what the catalogue has of a casting or character stays or follows the file. */
type Existing = 'keep' | 'overwrite'

/** The statements that restore what only our own export has, in this order. Each may answer what it created. */
export const restorations = (stage: string, existing: Existing): string[] => [
  users(stage),
  files(stage),
  avatars(stage),
  photos(stage),
  posters(stage),
  findCharacters(stage),
  characters(stage, existing),
  castings(stage, existing),
  favorites(stage),
]

/** A person of the same username or email has an account already. Nobody gets a password. */
const users = (stage: string) => `
  with created as (
    insert into public.users (username, email, first_name, last_name, role, _verified)
    select data ->> 'username', data ->> 'email', data ->> 'firstName', data ->> 'lastName',
      (data ->> 'role')::public.enum_users_role, true
    from ${stage}.others where kind = 'user' order by seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'users', kind: 'user' })}
`

const files = (stage: string) => `
  with created as (
    insert into public.files (key, filename, mime_type, filesize, width, height, focal_x, focal_y, alt, is_public,
      owner_id, url, ${sizeColumns(({ column }) => column)})
    select data ->> 'key', data ->> 'filename', data ->> 'mimeType', (data ->> 'filesize')::numeric,
      (data ->> 'width')::numeric, (data ->> 'height')::numeric, (data ->> 'focalX')::numeric,
      (data ->> 'focalY')::numeric, data ->> 'alt', coalesce((data ->> 'isPublic')::boolean, false),
      (select id from public.users u where u.username = data ->> 'owner'), data ->> 'url',
      ${sizeColumns(({ size, part, type }) => `(data #>> '{sizes,${size},${part}}')::${type}`)}
    from ${stage}.others where kind = 'file' order by seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'files', kind: 'file' })}
`

type SizeColumn = { size: string; part: string; column: string; type: 'text' | 'numeric' }

function sizeColumns(show: (column: SizeColumn) => string) {
  const parts = {
    url: 'text',
    width: 'numeric',
    height: 'numeric',
    filesize: 'numeric',
    filename: 'text',
  }
  return ['w92', 'w185', 'w342', 'w780']
    .flatMap((size) => [
      { size, part: 'mimeType', column: `sizes_${size}_mime_type`, type: 'text' as const },
      ...Object.entries(parts).map(([part, type]) => ({
        size,
        part,
        column: `sizes_${size}_${part}`,
        type: type === 'text' ? ('text' as const) : ('numeric' as const),
      })),
    ])
    .map(show)
    .join(', ')
}

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
  select c.seq, c.character, m.record_id as movie_id, p.record_id as actor_id, c.position
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
  update ${stage}.characters set id = nextval('public.characters_id_seq'), is_new = true where id is null
`

const characters = (stage: string, existing: Existing) => `
  insert into public.characters (id, name, role, description)
  select id, name, role, description from ${stage}.characters where is_new order by seq;
  with changed as (
    update public.characters h set role = ${chosen('role', existing)}, description = ${chosen('description', existing)},
      updated_at = now()
    from ${stage}.characters s where s.id = h.id and not s.is_new
      and (h.role, h.description) is distinct from (${chosen('role', existing)}, ${chosen('description', existing)})
    returning h.id)
  select 'characters' as of, (count(*) filter (where is_new))::integer as created,
    (select count(*)::integer from changed) as updated,
    ((count(*) filter (where not is_new)) - (select count(*) from changed))::integer as unchanged
  from ${stage}.characters
`

const chosen = (column: string, existing: Existing) =>
  existing === 'keep' ? `coalesce(h.${column}, s.${column})` : `coalesce(s.${column}, h.${column})`

const castings = (stage: string, existing: Existing) => `
  with written as (
    insert into public.castings as c (movie_id, actor_id, character_id, "order")
    select p.movie_id, p.actor_id, h.id, p.position
    from ${stage}.parts p left join ${stage}.characters h on h.key = p.character
    where p.actor_id is not null or h.id is not null order by p.seq
    on conflict (movie_id, character_id, actor_id)
      ${existing === 'keep' ? 'do nothing' : `do update set "order" = excluded."order", updated_at = now() where c."order" <> excluded."order"`}
    returning c.xmax = 0 as is_new)
  select 'castings' as of, (count(*) filter (where is_new))::integer as created,
    (count(*) filter (where not is_new))::integer as updated,
    ((select count(*) from ${stage}.parts) - count(*))::integer as unchanged
  from written
`

const favorites = (stage: string) => `
  with created as (
    insert into public.favorites (user_id, movie_id)
    select u.id, m.record_id from ${stage}.others o join public.users u on u.username = o.data ->> 'user'
    join ${stage}.movies m on m.key = o.data ->> 'movie' where o.kind = 'favorite' order by o.seq
    on conflict do nothing returning id)
  ${outcome(stage, { of: 'favorites', kind: 'favorite' })}
`

function outcome(stage: string, { of, kind }: { of: string; kind: string }) {
  return `select '${of}' as of, (select count(*)::integer from created) as created, 0 as updated,
    ((select count(*) from ${stage}.others where kind = '${kind}') - (select count(*) from created))::integer as unchanged`
}

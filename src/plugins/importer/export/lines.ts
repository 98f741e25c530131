import { idKinds } from '../write/fields.ts'

/**
 * The lines of an export, by the table that they come from, in the order in which an import needs them: what each says of
 * a record (SQL over `r`, relations by key), and what it is joined with. No secret has a place in a list like this:
 * columns are named one by one.
 */
export const lines: readonly { type: string; table: string; says: string; joins?: string }[] = [
  { type: 'country', table: 'countries', says: `'name', r.name, 'code', r.code` },
  { type: 'genre', table: 'genres', says: `'name', r.name` },
  {
    type: 'user',
    table: 'users',
    says: `'username', r.username, 'email', r.email, 'firstName', r.first_name, 'lastName', r.last_name,
      'role', r.role, 'avatar', (select key from files f where f.id = r.avatar_id)`,
  },
  {
    type: 'file',
    table: 'files',
    says: `'key', r.key, 'filename', r.filename, 'mimeType', r.mime_type, 'filesize', r.filesize, 'width', r.width,
      'height', r.height, 'focalX', r.focal_x, 'focalY', r.focal_y, 'alt', r.alt, 'isPublic', r.is_public,
      'owner', (select username from users u where u.id = r.owner_id), 'url', r.url, 'sizes', json_build_object(
        ${['w92', 'w185', 'w342', 'w780'].map(sizeOf).join(', ')})`,
  },
  {
    type: 'person',
    table: 'persons',
    joins: 'join person_keys k on k.id = r.id',
    says: `'key', k.key, 'firstName', r.first_name, 'lastName', r.last_name, 'biography', r.biography,
      'dateOfBirth', to_char(r.date_of_birth at time zone 'UTC', 'YYYY-MM-DD'), 'gender', r.gender,
      'country', (select name from countries c where c.id = r.country_id), ${ids()},
      'photos', (select json_agg(json_build_object('file', f.key, 'isPrimary', p.is_primary) order by p._order)
        from persons_photos p join files f on f.id = p.file_id where p._parent_id = r.id)`,
  },
  {
    type: 'movie',
    table: 'movies',
    joins: 'join movie_keys k on k.id = r.id',
    says: `'key', k.key, 'title', r.title, 'originalTitle', r.original_title, 'description', r.description,
      'budget', r.budget, 'releaseDate', to_char(r.release_date at time zone 'UTC', 'YYYY-MM-DD'), 'year', r.year,
      'duration', r.duration, 'director', (select d.key from person_keys d where d.id = r.director_id),
      'country', (select name from countries c where c.id = r.country_id),
      'genres', (select json_agg(g.name order by l."order", l.id) from movies_rels l join genres g on g.id = l.genres_id
        where l.parent_id = r.id and l.path = 'genres'), ${ids()},
      'poster', (select key from files f where f.id = r.poster_id),
      'posters', (select json_agg(f.key order by l."order", l.id) from movies_rels l join files f on f.id = l.files_id
        where l.parent_id = r.id and l.path = 'posters')`,
  },
  {
    type: 'character',
    table: 'characters',
    joins: 'join character_keys k on k.id = r.id',
    says: `'key', k.key, 'name', r.name, 'role', r.role, 'description', r.description`,
  },
  {
    type: 'casting',
    table: 'castings',
    says: `'movie', (select key from movie_keys k where k.id = r.movie_id),
      'actor', (select key from person_keys k where k.id = r.actor_id),
      'character', (select key from character_keys k where k.id = r.character_id), 'order', r."order"`,
  },
  {
    type: 'favorite',
    table: 'favorites',
    says: `'user', (select username from users u where u.id = r.user_id),
      'movie', (select key from movie_keys k where k.id = r.movie_id)`,
  },
]

function ids() {
  return `'externalIds', json_strip_nulls(json_build_object(${idKinds
    .map((kind) => `'${kind}', r.external_ids_${kind}`)
    .join(', ')}))`
}

function sizeOf(name: string) {
  const parts = ['url', 'width', 'height', 'mimeType', 'filesize', 'filename']
  const column = (part: string) => part.replace('mimeType', 'mime_type')
  return `'${name}', json_strip_nulls(json_build_object(${parts
    .map((part) => `'${part}', r.sizes_${name}_${column(part)}`)
    .join(', ')}))`
}

import type { Facts } from './facts.ts'
import type { OwnSchema, OwnTable } from './schema.ts'
import { name, saysOf, text } from './says.ts'

/**
 * What each record is called, in a temporary table: our own as the lines of an export call them (the tables of their keys
 * are there already), developers' by unique columns or by what they say.
 */
export const createRecordKeys = (schema: OwnSchema) => `
  drop table if exists pg_temp.record_keys;
  create temporary table record_keys (of text, id text, key text, primary key (of, id));
  insert into record_keys
  select 'movies', id::text, key from movie_keys union all select 'persons', id::text, key from person_keys
  union all select 'characters', id::text, key from character_keys
  union all select 'countries', id::text, name from countries union all select 'genres', id::text, name from genres
  union all select 'users', id::text, username from users union all select 'files', id::text, key from files where key is not null;
  ${isNamed(schema, 'castings') ? ofCastings : ''}
  ${isNamed(schema, 'favorites') ? ofFavorites : ''}
  analyze record_keys;
  ${schema.records.map(keysOf).join(';\n')};
  create index on record_keys (of, key);
  analyze record_keys
`

const ofCastings = `
  insert into record_keys select 'castings', c.id::text, concat_ws(' / ', m.key, p.key, h.key) from castings c
  join movie_keys m on m.id = c.movie_id left join person_keys p on p.id = c.actor_id
  left join character_keys h on h.id = c.character_id;`

const ofFavorites = `
  insert into record_keys select 'favorites', f.id::text, concat_ws(' / ', u.username, m.key) from favorites f
  join users u on u.id = f.user_id join movie_keys m on m.id = f.movie_id;`

/** There are ten times as many castings as films. */
const isNamed = ({ records, added }: OwnSchema, table: string) =>
  table in added ||
  [...records.map(({ facts }) => facts), ...Object.values(added)].some((facts) =>
    refersTo(facts, table),
  )

const refersTo = ({ refers, parts }: Facts, table: string): boolean =>
  Object.values(refers).includes(table) || parts.some(({ facts }) => refersTo(facts, table))

const keysOf = (own: OwnTable) => `
  insert into record_keys
  select ${text(own.table)}, id::text, key || ${nth}
  from (select r.id, ${keyIn(own)} as key from public.${name(own.table)} r) named window same as (partition by key order by id)`

/** Only those of one name are counted. */
const nth = `case when row_number() over same > 1 then ' #' || row_number() over same else '' end`

function keyIn({ key, facts }: OwnTable) {
  if (key === 'only') return `'only'`
  if (key === 'id') return 'r.id::text'
  if (key === 'contents') return contents(facts)
  const says = saysOf(facts, 'r')
  const parts = key.map((column) => `(${says}) ->> ${text(column)}`)
  return `case when ${parts.map((part) => `${part} is not null`).join(' and ')}
    then concat_ws(' / ', ${parts.join(', ')}) else ${contents(facts)} end`
}

/** Texts that name other records by their ids say something else in each catalogue. */
function contents({ plain, refers }: OwnTable['facts']) {
  const own = { plain, refers, needed: [], parts: [] }
  return `(select left(md5(coalesce(string_agg(f.key || f.value, ',' order by f.key), '')), 16)
    from jsonb_each_text(${saysOf(own, 'r')}) f where f.value not like all (array['%"relationTo"%', '%"blockType"%']))`
}

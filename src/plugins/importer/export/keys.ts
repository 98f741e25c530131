import { idKinds } from '../write/fields.ts'

/**
 * What each record is called in an export: by the surest of its ids elsewhere, else by its name, with a number from the
 * second of the same name on. Temporary tables, for as long as the connection.
 */
export const createKeys = `
  drop table if exists pg_temp.movie_keys, pg_temp.person_keys, pg_temp.character_keys;
  create temporary table movie_keys as
  select id, coalesce(${byIds()}, title || coalesce(' (' || trunc(year) || ')', '') || ${nth('title, year')}) as key from movies;
  create temporary table person_keys as
  select id, coalesce(${byIds()}, name || coalesce(' (' || to_char(date_of_birth at time zone 'UTC', 'YYYY-MM-DD') || ')', '')
    || ${nth('name, date_of_birth')}) as key from persons;
  create temporary table character_keys as select id, name || ${nth('name')} as key from characters;
  alter table movie_keys add primary key (id);
  alter table person_keys add primary key (id);
  alter table character_keys add primary key (id);
  analyze movie_keys; analyze person_keys; analyze character_keys;
`

function byIds() {
  return idKinds.map((kind) => `'${kind}:' || external_ids_${kind}`).join(', ')
}

/** Only those that are called by their names count. */
function nth(name: string) {
  const place = `row_number() over (partition by ${name} order by id)`
  return `case when ${place} > 1 then ' #' || ${place} else '' end`
}

import { fingerprint } from '#src/plugins/importer/write/fingerprint.ts'

type Rows = (statement: string) => Promise<any[]>

/** Tables that two catalogues of the same content need not share: what belongs to a run, a session or the dashboard. */
const apart =
  /^(payload_|imports$|import_rejections$|merged_records$|distinct_records$|address_counts$|users_sessions$|write_marks$|movies_by_genre$|movies_counts$|search_)/

/** What an export leaves at home, and how an account stands. */
const secrets =
  'hash,salt,api_key,api_key_index,enable_a_p_i_key,reset_password_token,reset_password_expiration,' +
  'reset_password_requested_at,login_attempts,lock_until,_verificationtoken,_verified'

/** What a record of a table is called. */
const names: Record<string, string> = {
  movies: `concat_ws('|', n.title, trunc(n.year), n.external_ids_imdb, n.external_ids_tmdb, n.external_ids_wikipedia)`,
  persons: `concat_ws('|', n.name, n.external_ids_imdb, n.external_ids_tmdb)`,
  users: 'n.username',
  files: 'n.key',
}

/** Every table of a catalogue as its records are called: without ids and times, in the order of the text. */
export const byName = async (rows: Rows, without: string[] = []) => {
  const tables: any[] = await rows(`
    select c.relname as name, (
      select json_object_agg(a.attname, k.confrelid::regclass::text)
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.conrelid = c.oid and k.contype = 'f' and cardinality(k.conkey) = 1) as refers
    from pg_class c join pg_namespace s on s.oid = c.relnamespace
    where s.nspname = 'public' and c.relkind = 'r' order by 1`)
  const found: Record<string, unknown[]> = {}
  for (const { name, refers } of tables)
    if (!apart.test(name) && !without.includes(name))
      found[name] = (await rows(named(name, refers ?? {}))).map(({ row }) => row as unknown)
  return found
}

function named(table: string, refers: Record<string, string>) {
  const byNames = Object.entries(refers).map(
    ([column, to]) =>
      `'${column}', (select ${names[to] ?? 'n.name'} from ${to} n where n.id = r.${column})`,
  )
  return `
    select to_jsonb(r) - '{id,created_at,updated_at,prefix,_object_key,${secrets}}'::text[] ${remembered[table] ?? ''}
      || jsonb_build_object(${byNames.join(', ')}) as row
    from ${table} r order by 1`
}

const saidByName = (what: string, table: string) => `case when r.said ? '${what}' then
  jsonb_build_object('${what}', (select n.name from ${table} n where n.id = (r.said ->> '${what}')::int)) else '{}' end`

/** What imports remember names records by id within JSON, and a cast as it was written by a digest of ids. */
const remembered: Record<string, string> = {
  import_movies: `|| jsonb_build_object(
    'said', r.said || ${saidByName('director', 'persons')} || ${saidByName('country', 'countries')} || case when r.said ? 'genres'
      then jsonb_build_object('genres', (select jsonb_agg(n.name order by at) from jsonb_array_elements(r.said -> 'genres')
        with ordinality as g (id, at) join genres n on n.id = g.id::int)) else '{}' end,
    'cast_written', r.cast_written is not distinct from ${fingerprint('r.movie_id')})`,
  import_persons: `|| jsonb_build_object('said', r.said || ${saidByName('country', 'countries')})`,
}

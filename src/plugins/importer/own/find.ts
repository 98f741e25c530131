import type { ClientBase } from 'pg'
import type { OwnSchema } from './schema.ts'
import { name, text } from './says.ts'

/**
 * What an export says beyond our own collections: of records of developers' collections, and what they added to ours. Of a
 * collection that this catalogue has not, only the number is answered.
 */
export const stageOwn = (stage: string, { records, added }: OwnSchema) => `
  drop table if exists ${stage}.own;
  create unlogged table ${stage}.own as
  select distinct on (of, key) seq, of, key, says, of = any(${textArray(Object.keys(added))}) as is_added,
    null::text as id, false as is_new, false as is_begun, '{}'::jsonb as takes
  from (select seq, data ->> 'of' as of, data ->> 'key' as key, data -> 'says' as says from ${stage}.others where kind = 'own') o
  order by of, key, seq;
  create unique index on ${stage}.own (seq);
  create unlogged table if not exists ${stage}.own_named (of text, key text, id text, is_begun boolean, primary key (of, key));
  analyze ${stage}.own;
  with unknown as (
    delete from ${stage}.own where of <> all(${textArray([...records.map(({ table }) => table), ...Object.keys(added)])}) returning of)
  select 'records of ' || of || ' with what has no place here' as what, count(*)::integer as count from unknown group by of`

export const textArray = (values: string[]) => `array[${values.map(text).join(', ')}]::text[]`

/** The file's names for records, of which some may not have come yet, go before what they would be called here. */
export const takeFilesKeys = async (client: ClientBase, stage: string) => {
  const { rows } = await client.query<{ come: boolean }>(
    `select to_regclass($1) is not null as come`,
    [`${stage}.characters`],
  )
  const keys = { movies: 'movie_keys', persons: 'person_keys' }
  return Object.entries(rows[0]?.come ? { ...keys, characters: 'character_keys' } : keys)
    .map(([table, keys]) => {
      const id = table === 'characters' ? 'id' : 'record_id'
      return `
      update ${keys} k set key = k.key || ' (not of the file)' from ${stage}.${table} s where s.key = k.key and s.${id} <> k.id;
      update ${keys} k set key = s.key from ${stage}.${table} s where s.${id} = k.id and s.key <> k.key`
    })
    .join(';')
}

/** By what an earlier import called it, else by what it would be called here. */
export const findOwn = (stage: string) => `
  update ${stage}.own o set id = l.record_id
  from public.import_records l join record_keys k on k.of = l.collection and k.id = l.record_id
  where l.collection = o.of and l.key = o.key and not o.is_added;
  update ${stage}.own o set id = k.id from record_keys k
  where o.id is null and k.of = o.of and k.key = o.key
    and not exists (select from ${stage}.own t where t.of = k.of and t.id = k.id);
  update ${stage}.own o set is_begun = true from ${stage}.own_named n where n.of = o.of and n.key = o.key and n.is_begun`

/** What an editor deleted stays deleted, and what belonged to a record that is not here is nobody's. */
export const leaveDeletedOwn = (stage: string) => `
  with deleted as (
    delete from ${stage}.own o where id is null and not is_added
      and exists (select from public.import_records l where l.collection = o.of and l.key = o.key)
    returning of)
  select of || ' that an editor deleted' as what, count(*)::integer as count from deleted group by of`

/** The others are new, and get their ids now, so that all can be referred to. */
export const numberNew = (stage: string, { records, added }: OwnSchema) => `
  delete from ${stage}.own where is_added and id is null;
  ${Object.keys(added)
    .map((table) => markNew(stage, table))
    .join('\n')}
  ${records
    .map(
      ({ table, newId }) => `
  update ${stage}.own o set is_new = true, id = n.id
  from (select seq, ${newId === undefined ? 'key' : `(${newId})::text`} as id
    from (select seq, key from ${stage}.own where of = ${text(table)} and id is null order by seq) s) n
  where n.seq = o.seq;`,
    )
    .join('\n')}
  insert into record_keys select of, id, key from ${stage}.own where is_new and not is_added;
  update record_keys k set key = o.key from ${stage}.own o where o.of = k.of and o.id = k.id and o.key <> k.key;
  analyze record_keys`

/** Whether a record of ours came into being with this run. */
const markNew = (stage: string, table: string) =>
  table === 'movies' || table === 'persons'
    ? `update ${stage}.own o set is_new = s.is_new from ${stage}.${table} s where o.of = ${text(table)} and s.key = o.key;`
    : `update ${stage}.own o set is_new = true from public.${name(table)} r, ${stage}.run w
        where o.of = ${text(table)} and r.id::text = o.id and r.created_at >= w.started_at;`

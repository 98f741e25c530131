import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What keeps search's index while the catalogue is written, by plans that a session keeps (Postgres before 18 plans a
 * function in SQL each time), and without the questions of a write that makes nothing better or less known.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [words, documents, fame]) await db.execute(part)
}

/** They do the same as before. */
export async function down(_: MigrateDownArgs): Promise<void> {
  await Promise.resolve()
}

const words = sql`
  create or replace function search_learn(of_kind search_kind, ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_words (word, deletes)
    select word, search_deletes(word)
    from (
      select distinct unnest(tsvector_to_array(names)) as word
      from search_documents where kind = of_kind and id = any(ids)
    ) met
    where char_length(word) between 2 and 30 and word ~ '[^0-9]'
      and not exists (select from search_words known where known.word = met.word)
    order by word;
  end $$;

  create or replace function search_meet(of_kind search_kind, ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_fame (kind, id, known) select of_kind, id, 0 from unnest(ids) id order by id on conflict do nothing;
  end $$;
`

const documents = sql`
  create or replace function search_put_movies(ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_documents (kind, id, key, other_key, size, year, names)
    select 'movies', m.id, m.key, coalesce(nullif(search_key(search_plain(m.original_title)), m.key),
      nullif(search_key(search_short(m.plain)), m.key)), search_size(m.plain), m.year,
      search_names(m.title, m.original_title, m.year::integer)
    from (
      select id, title, original_title, year, plain, search_key(plain) as key
      from movies, search_plain(title) plain where id = any(ids)
    ) m
    on conflict (kind, id) do update set key = excluded.key, other_key = excluded.other_key, size = excluded.size,
      year = excluded.year, names = excluded.names;
    insert into search_texts (id, words)
    select id, setweight(to_tsvector('english', concat_ws(' ', search_plain(left(title, 1000)),
        search_plain(left(original_title, 1000)), year::integer)), 'A')
      || to_tsvector('english', search_plain(left(coalesce(description_text, ''), 20000)))
    from movies where id = any(ids)
    on conflict (id) do update set words = excluded.words;
    perform search_meet('movies', ids);
    perform search_learn('movies', ids);
  end $$;

  create or replace function search_put_persons(ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_documents (kind, id, key, size, names)
    select 'persons', p.id, search_key(p.plain), search_size(p.plain), search_names(p.name, null, null)
    from (select id, name, search_plain(name) as plain from persons where id = any(ids)) p
    on conflict (kind, id) do update set key = excluded.key, size = excluded.size, names = excluded.names;
    perform search_meet('persons', ids);
    perform search_learn('persons', ids);
  end $$;

  create or replace function search_put_characters(ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_documents (kind, id, key, size, names)
    select 'characters', c.id, search_key(c.plain), search_size(c.plain), search_names(c.name, null, null)
    from (select id, name, search_plain(name) as plain from characters where id = any(ids)) c
    on conflict (kind, id) do update set key = excluded.key, size = excluded.size, names = excluded.names;
    perform search_meet('characters', ids);
    perform search_learn('characters', ids);
  end $$;
`

const fame = sql`
  -- Rows are locked in the order of their ids, so that two writers wait for each other instead of failing.
  create or replace function search_known_by(of_kind search_kind, more integer[], less integer[], weight integer)
    returns void language plpgsql as $$
  begin
    more := array_remove(more, null);
    if cardinality(more) > 0 then
      insert into search_fame as f (kind, id, known)
      select of_kind, id, count(*) * weight from unnest(more) id group by id order by id
      on conflict (kind, id) do update set known = f.known + excluded.known;
    end if;
    less := array_remove(less, null);
    if cardinality(less) > 1 then
      perform from search_fame where kind = of_kind and id = any(less) order by id for update;
    end if;
    if cardinality(less) > 0 then
      update search_fame f set known = f.known - lost.steps * weight
      from (select id, count(*) as steps from unnest(less) id group by id) lost
      where f.kind = of_kind and f.id = lost.id;
    end if;
  end $$;
`

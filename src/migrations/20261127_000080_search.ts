import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import * as before from './20261123_000050_search.ts'

/**
 * What search reads: a row a film, person and character with its names as search knows them (`search_documents`), the
 * films' texts (`search_texts`), how well known each record is (`search_fame`), and every word in use, for those who
 * mistype (`search_words`). Triggers keep all of it in the transaction that changes the catalogue, whoever writes.
 * All of it is made anew here, so that search can be read in one place.
 */
export async function up(args: MigrateUpArgs): Promise<void> {
  const { db } = args
  // A large catalogue takes longer than any request may.
  await db.execute(sql`set local statement_timeout = 0`)
  await before.down(args)
  for (const part of [words, tables, documents, fame, understanding]) await db.execute(part)
  await db.execute(sql`
    select search_put_persons(array(select id from persons)), search_put_characters(array(select id from characters)),
      search_put_movies(array(select id from movies)), search_count_again('movies', array(select id from movies)),
      search_count_again('persons', array(select id from persons)),
      search_count_again('characters', array(select id from characters))`)
}

export async function down(args: MigrateDownArgs): Promise<void> {
  await args.db.execute(undo)
  await before.up(args)
}

const words = sql`
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;
  create extension if not exists fuzzystrmatch;

  -- Lower case without accents, in every script; a Chinese or Japanese character is a word of its own, "&" is "and".
  create function search_plain(value text) returns text language plpgsql immutable strict parallel safe as $$
  begin
    if position('&' in value) > 0 then value := replace(value, '&', ' and '); end if;
    if octet_length(value) = char_length(value) then return lower(value); end if;
    value := regexp_replace(normalize(lower(normalize(value, NFKC)), NFKD), '[\\u0300-\\u036f]', '', 'g');
    value := lower(unaccent('unaccent', normalize(value, NFC)));
    return regexp_replace(value, '([\\u3040-\\u30ff\\u3400-\\u9fff])', ' \\1 ', 'g');
  end $$;

  -- The words of a plain text with a space between them, all else gone.
  create function search_split(plain text) returns text language plpgsql immutable strict parallel safe as $$
  begin
    return btrim(regexp_replace(plain, '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7'
      || '\\u02b0-\\u02ff\\u2000-\\u2bff\\u3000-\\u303f\\ue000-\\uf8ff\\ufe00-\\ufe0f\\uff00-\\uff0f\\ufffc-\\ufffd'
      || '\\U0001f000-\\U0001faff\\U000e0000-\\U000e01ef]+', ' ', 'g'));
  end $$;

  -- The same, where a hyphen, dot or apostrophe holds a word together: walle, rosemarys, et.
  create function search_join(plain text) returns text language plpgsql immutable strict parallel safe as $$
  begin
    return search_split(regexp_replace(plain, '[-''.·’‘‐‑–]', '', 'g'));
  end $$;

  -- What a name is recognised by: its words run together, without the article before or after them.
  create function search_key(plain text) returns text language plpgsql immutable strict parallel safe as $$
  declare
    split text := search_split(plain);
    bare text := regexp_replace(regexp_replace(split, '^(the|an?) ', ''), ' (the|an?)$', '');
  begin
    return left(coalesce(nullif(replace(coalesce(nullif(bare, ''), split), ' ', ''), ''), btrim(plain)), 200);
  end $$;

  -- How many words a name has, articles aside.
  create function search_size(plain text) returns smallint language plpgsql immutable strict parallel safe as $$
  begin
    return cardinality(array_remove(array_remove(array_remove(
      string_to_array(search_split(plain), ' '), 'the'), 'a'), 'an'));
  end $$;

  -- What else a word may be written as: numbers in digits, what has an abbreviation as that.
  create function search_forms(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  begin
    return case word
      when 'one' then '{1}' when 'two' then '{2}' when 'three' then '{3}' when 'four' then '{4}' when 'five' then '{5}'
      when 'six' then '{6}' when 'seven' then '{7}' when 'eight' then '{8}' when 'nine' then '{9}' when 'ten' then '{10}'
      when 'eleven' then '{11}' when 'twelve' then '{12}' when 'thirteen' then '{13}' when 'twenty' then '{20}'
      when 'i' then '{1}' when 'ii' then '{2}' when 'iii' then '{3}' when 'iv' then '{4}' when 'v' then '{5,vs}' when 'vi' then '{6}'
      when 'vii' then '{7}' when 'viii' then '{8}' when 'ix' then '{9}' when 'x' then '{10}' when 'xi' then '{11}'
      when 'xii' then '{12}' when 'xiii' then '{13}' when 'xiv' then '{14}' when 'xv' then '{15}'
      when 'mister' then '{mr}' when 'doctor' then '{dr}' when 'versus' then '{vs}' when 'saint' then '{st}'
      when '1' then '{1,first}' when '2' then '{2,ii,second}' when '3' then '{3,iii,third}' when '4' then '{4,iv,fourth}'
      when '5' then '{5,v,fifth}' when '6' then '{6,vi,sixth}' when '7' then '{7,vii,seventh}' when '8' then '{8,viii}' when 'part' then '{pt}' when 'volume' then '{vol}' when 'episode' then '{ep}' when 'brothers' then '{bros}'
      else '{}'
    end::text[];
  end $$;

  -- The same text with each word in its short form.
  create function search_short(plain text) returns text language plpgsql immutable strict parallel safe as $$
  declare
    words text[] := string_to_array(search_split(plain), ' ');
  begin
    for n in 1 .. cardinality(words) loop
      words[n] := coalesce((search_forms(words[n]))[1], words[n]);
    end loop;
    return array_to_string(words, ' ');
  end $$;

  -- Letters that stand alone, as they are when someone writes them together: jk for J. K., mash for M*A*S*H.
  create function search_initials(split text) returns text[] language plpgsql immutable strict parallel safe as $$
  begin
    if split !~ '\\m[a-z] [a-z]\\M' then return '{}'; end if;
    return array(select replace(m[1], ' ', '') from regexp_matches(split, '(?:^| )([a-z](?: [a-z])+)(?= |$)', 'g') m);
  end $$;

  -- The words of all names of a record and their places, also as they are written together or short, and a film's year.
  -- An original title's words have the weight C, the year has B: who may not read these does not find by them.
  create function search_names(title text, original text, year integer) returns tsvector
    language plpgsql immutable parallel safe as $$
  declare
    vector text := coalesce(year::text || ':16383B ', '');
    place integer := 0;
    plain text;
    is_plain boolean;
    joined text;
    written text;
    split text;
    word text;
    at text;
  begin
    for name in 1 .. case when original is null then 1 else 2 end loop
      plain := search_plain(left(case name when 1 then title else original end, 1000));
      is_plain := plain !~ '[^a-z0-9 ]';
      foreach written in array string_to_array(plain, ' ') loop
        continue when written = '';
        split := case when is_plain then written else search_split(written) end;
        continue when split = '';
        foreach word in array case when split = written then array[split] else string_to_array(split, ' ') end loop
          place := least(place + 1, 16000);
          at := ':' || place || case name when 1 then ' ' else 'C ' end;
          vector := vector || word || at;
          if char_length(word) < 9 then
            foreach joined in array search_forms(word) loop
              vector := vector || joined || at;
            end loop;
          end if;
        end loop;
        continue when split = written;
        joined := search_join(written);
        if joined <> split and position(' ' in joined) = 0 then vector := vector || joined || at; end if;
      end loop;
      if plain ~ '[^a-z][a-z][^a-z]' or plain ~ '^[a-z][^a-z]' then
        foreach joined in array search_initials(search_split(plain)) loop
          vector := vector || joined || at;
        end loop;
      end if;
      place := least(place + 10, 16000);
    end loop;
    return vector::tsvector;
  end $$;

  -- The word and every word that one letter less makes of it: two words one error apart have one of these in common.
  create function search_deletes(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  declare deletes text[] := array[word];
  begin
    for n in 1 .. char_length(word) loop
      deletes := deletes || (left(word, n - 1) || substr(word, n + 1));
    end loop;
    return deletes;
  end $$;
`

const tables = sql`
  create type search_kind as enum ('movies', 'persons', 'characters');

  -- "key" is what a name is recognised by, "other_key" its original title or the title in short forms.
  create table search_documents (
    kind search_kind not null,
    id integer not null,
    key text not null,
    other_key text,
    size smallint not null,
    year smallint,
    names tsvector not null,
    primary key (kind, id)
  );
  create index search_documents_names_idx on search_documents using gin (names) with (fastupdate = off);
  create index search_documents_key_idx on search_documents (key text_pattern_ops);
  create index search_documents_other_key_idx on search_documents (other_key text_pattern_ops)
    where other_key is not null;

  -- Written in bulk, so the index collects what is new; a short list keeps readers fast.
  create table search_texts (id integer primary key, words tsvector not null);
  create index search_texts_words_idx on search_texts using gin (words) with (gin_pending_list_limit = 1024);

  -- Changes with every casting and favourite: narrow, and apart from what is costly to index.
  create table search_fame (
    kind search_kind not null,
    id integer not null,
    known integer not null,
    primary key (kind, id)
  ) with (fillfactor = 80);
  create index search_fame_known_idx on search_fame (kind, known desc, id);

  -- A word may stand here twice where two writers met it at once: nobody waits for the other.
  create table search_words (word text not null, deletes text[] not null);
  create index search_words_word_idx on search_words (word text_pattern_ops);
  create index search_words_deletes_idx on search_words using gin (deletes) with (gin_pending_list_limit = 256);
  create index search_words_trigrams_idx on search_words using gin (word gin_trgm_ops)
    with (gin_pending_list_limit = 256);
`

const documents = sql`
  create function search_learn(of_kind search_kind, ids integer[]) returns void language sql as $$
    insert into search_words (word, deletes)
    select word, search_deletes(word)
    from (
      select distinct unnest(tsvector_to_array(names)) as word
      from search_documents where kind = of_kind and id = any(ids)
    ) met
    where char_length(word) between 2 and 30 and word ~ '[^0-9]'
      and not exists (select from search_words known where known.word = met.word)
    order by word
  $$;

  create function search_meet(of_kind search_kind, ids integer[]) returns void language sql as $$
    insert into search_fame (kind, id, known) select of_kind, id, 0 from unnest(ids) id order by id on conflict do nothing
  $$;

  create function search_put_movies(ids integer[]) returns void language sql as $$
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
    select search_meet('movies', ids);
    select search_learn('movies', ids);
  $$;

  create function search_put_persons(ids integer[]) returns void language sql as $$
    insert into search_documents (kind, id, key, size, names)
    select 'persons', p.id, search_key(p.plain), search_size(p.plain), search_names(p.name, null, null)
    from (select id, name, search_plain(name) as plain from persons where id = any(ids)) p
    on conflict (kind, id) do update set key = excluded.key, size = excluded.size, names = excluded.names;
    select search_meet('persons', ids);
    select search_learn('persons', ids);
  $$;

  create function search_put_characters(ids integer[]) returns void language sql as $$
    insert into search_documents (kind, id, key, size, names)
    select 'characters', c.id, search_key(c.plain), search_size(c.plain), search_names(c.name, null, null)
    from (select id, name, search_plain(name) as plain from characters where id = any(ids)) c
    on conflict (kind, id) do update set key = excluded.key, size = excluded.size, names = excluded.names;
    select search_meet('characters', ids);
    select search_learn('characters', ids);
  $$;

  create function search_drop(of_kind search_kind, ids integer[]) returns void language sql as $$
    delete from search_documents where kind = of_kind and id = any(ids);
    delete from search_fame where kind = of_kind and id = any(ids);
    delete from search_texts where of_kind = 'movies' and id = any(ids);
  $$;

  create function search_empty() returns trigger language plpgsql as $$
  begin
    delete from search_documents where kind = tg_argv[0]::search_kind;
    delete from search_fame where kind = tg_argv[0]::search_kind;
    if tg_argv[0] = 'movies' then delete from search_texts; end if;
    return null;
  end $$;

  create function search_movies_changed() returns trigger language plpgsql as $$
  declare ids integer[];
  begin
    if tg_op = 'INSERT' then
      perform search_put_movies(array(select id from new_rows));
      perform search_known_by('persons', array(select director_id from new_rows), '{}', 3);
    elsif tg_op = 'DELETE' then
      perform search_drop('movies', array(select id from old_rows));
      perform search_known_by('persons', '{}', array(select director_id from old_rows), 3);
    else
      ids := array(
        select n.id from new_rows n join old_rows o using (id)
        where n.title <> o.title or n.original_title is distinct from o.original_title
          or n.year is distinct from o.year or n.description_text is distinct from o.description_text);
      if cardinality(ids) > 0 then perform search_put_movies(ids); end if;
      perform search_known_by('persons', array(
        select n.director_id from new_rows n join old_rows o using (id) where n.director_id is distinct from o.director_id
      ), array(
        select o.director_id from new_rows n join old_rows o using (id) where n.director_id is distinct from o.director_id
      ), 3);
    end if;
    return null;
  end $$;

  create function search_persons_changed() returns trigger language plpgsql as $$
  declare ids integer[];
  begin
    if tg_op = 'INSERT' then
      perform search_put_persons(array(select id from new_rows));
    elsif tg_op = 'DELETE' then
      perform search_drop('persons', array(select id from old_rows));
    else
      ids := array(select n.id from new_rows n join old_rows o using (id) where n.name <> o.name);
      if cardinality(ids) > 0 then perform search_put_persons(ids); end if;
    end if;
    return null;
  end $$;

  create function search_characters_changed() returns trigger language plpgsql as $$
  declare ids integer[];
  begin
    if tg_op = 'INSERT' then
      perform search_put_characters(array(select id from new_rows));
    elsif tg_op = 'DELETE' then
      perform search_drop('characters', array(select id from old_rows));
    else
      ids := array(select n.id from new_rows n join old_rows o using (id) where n.name <> o.name);
      if cardinality(ids) > 0 then perform search_put_characters(ids); end if;
    end if;
    return null;
  end $$;
`

const fame = sql`
  -- Adds to how well known records are what each id in "more" brings, and takes away what each in "less" did: of a
  -- record that was deleted with its castings nothing is left to take from. The rows are locked in the order of their
  -- ids, so that two writers wait for each other instead of failing.
  create function search_known_by(of_kind search_kind, more integer[], less integer[], weight integer) returns void
    language sql as $$
    insert into search_fame as f (kind, id, known)
    select of_kind, id, count(*) * weight
    from unnest(more) id where id is not null
    group by id order by id
    on conflict (kind, id) do update set known = f.known + excluded.known;

    update search_fame f set known = f.known - lost.steps * weight
    from (
      select l.id, count(*) as steps
      from unnest(less) l (id)
      group by l.id
    ) lost
    join (
      select id from search_fame where kind = of_kind and id = any(less) order by id for update
    ) locked using (id)
    where f.kind = of_kind and f.id = lost.id;
  $$;

  -- What makes a film, person or character known: a casting counts 1, a film directed 3, a user's favourite 3.
  create function search_castings_changed() returns trigger language plpgsql as $$
  declare
    movies_more integer[] := '{}'; persons_more integer[] := '{}'; characters_more integer[] := '{}';
    movies_less integer[] := '{}'; persons_less integer[] := '{}'; characters_less integer[] := '{}';
  begin
    if tg_op <> 'DELETE' then
      select array_agg(movie_id), array_agg(actor_id), array_agg(character_id)
        into movies_more, persons_more, characters_more from new_rows;
    end if;
    if tg_op <> 'INSERT' then
      select array_agg(movie_id), array_agg(actor_id), array_agg(character_id)
        into movies_less, persons_less, characters_less from old_rows;
    end if;
    perform search_known_by('movies', movies_more, movies_less, 1);
    perform search_known_by('persons', persons_more, persons_less, 1);
    perform search_known_by('characters', characters_more, characters_less, 1);
    return null;
  end $$;

  create function search_favorites_changed() returns trigger language plpgsql as $$
  declare
    more integer[] := '{}';
    less integer[] := '{}';
  begin
    if tg_op <> 'DELETE' then more := array(select movie_id from new_rows); end if;
    if tg_op <> 'INSERT' then less := array(select movie_id from old_rows); end if;
    perform search_known_by('movies', more, less, 3);
    return null;
  end $$;

  -- Counts from the records themselves; the caller keeps writers away.
  create function search_count_again(of_kind search_kind, ids integer[]) returns void language sql as $$
    insert into search_fame as f (kind, id, known)
    select of_kind, counted.id, case of_kind
      when 'movies' then (select count(*) from castings where movie_id = counted.id)
        + 3 * (select count(*) from favorites where movie_id = counted.id)
      when 'persons' then (select count(*) from castings where actor_id = counted.id)
        + 3 * (select count(*) from movies where director_id = counted.id)
      else (select count(*) from castings where character_id = counted.id)
    end
    from unnest(ids) counted (id)
    on conflict (kind, id) do update set known = excluded.known where f.known <> excluded.known;
  $$;

  create function search_count_all_again() returns trigger language plpgsql as $$
  begin
    perform search_count_again(kind, array_agg(id)) from search_fame group by kind;
    return null;
  end $$;

  do $$
  declare
    source text;
    action text;
    rows_of text;
  begin
    foreach source in array array['movies', 'persons', 'characters', 'castings', 'favorites'] loop
      foreach action in array array['insert', 'update', 'delete'] loop
        rows_of := case action
          when 'insert' then 'new table as new_rows'
          when 'delete' then 'old table as old_rows'
          else 'old table as old_rows new table as new_rows'
        end;
        execute format('create trigger %I after %s on %I referencing %s for each statement execute function %I()',
          'search_' || action, action, source, rows_of, 'search_' || source || '_changed');
      end loop;
    end loop;
    foreach source in array array['movies', 'persons', 'characters'] loop
      execute format('create trigger search_truncate after truncate on %I for each statement execute function search_empty(%L)',
        source, source);
    end loop;
    foreach source in array array['castings', 'favorites'] loop
      execute format('create trigger search_truncate after truncate on %I for each statement execute function search_count_all_again()', source);
    end loop;
  end $$;
`

const understanding = sql`
  -- A search as it was understood: the keys of titles that would be the same, the words as they were typed ("whole", and
  -- "open" where the last may go on), "sought" for the index; "articled" is there where articles were asked for, "near"
  -- where errors are forgiven, and with it "heads" and "tails", the two parts that the words may be of different names;
  -- "prose" is for the films' texts, "anywhere" for how many of the words one has.
  create type search_asked as (
    key text, key_end text, short_key text, titled text, year smallint, size smallint,
    whole tsquery, open tsquery, sought tsquery, articled tsquery, near tsquery,
    heads tsquery[], tails tsquery[], prose tsquery, anywhere tsquery, barred tsquery
  );

  -- The words in use that are one error from this one, two where it is long; the likeliest first.
  create function search_corrections(asked text) returns setof text language sql stable parallel safe as $$
    select word from (
      select distinct word, case
        when word in (
          select left(asked, n - 1) || substr(asked, n + 1, 1) || substr(asked, n, 1) || substr(asked, n + 2)
          from generate_series(1, char_length(asked) - 1) n
        ) then 1
        else levenshtein_less_equal(word, asked, 2)
      end as apart
      from search_words where deletes && search_deletes(asked)
    ) near
    where apart <= case when char_length(asked) < 5 then 1 else 2 end and word <> asked
    order by apart, left(word, 1) <> left(asked, 1), word
    limit 20
  $$;

  -- For a word with more errors than that, or one that is still being typed.
  create function search_lookalikes(asked text) returns setof text language sql stable parallel safe as $$
    select word from (
      select distinct word, least(
        levenshtein_less_equal(word, asked, 3),
        levenshtein_less_equal(left(word, char_length(asked)), asked, 3)) as apart
      from search_words where word % asked
    ) near
    where apart <= case when char_length(asked) < 6 then 1 when char_length(asked) < 9 then 2 else 3 end
    order by apart, left(word, 1) <> left(asked, 1), word
    limit 8
  $$;

  create function search_knows(asked text) returns boolean language sql stable parallel safe as $$
    select exists (select from search_words where word = asked)
  $$;

  -- A word of the question as a tsquery: its other forms; with "forgiving" what may have been meant, at 1 and 3 by a word
  -- that is unknown, at 2 by any.
  create function search_word(word text, open boolean, forgiving integer) returns text language plpgsql stable as $$
  declare
    meant text[] := array[word || case when open then ':*' else '' end] || search_forms(word);
    others text[];
    known boolean;
  begin
    if forgiving > 0 and char_length(word) between 2 and 30 and word ~ '[^0-9]' then
      known := search_knows(word);
      if forgiving = 2 or not known then
        others := array(select search_corrections(word));
        if cardinality(others) = 0 and char_length(word) > 4 then
          others := array(select search_lookalikes(word));
        end if;
        if not known and char_length(word) > 4 then
          for n in 2 .. char_length(word) - 2 loop
            if search_knows(left(word, n)) and search_knows(substr(word, n + 1)) then
              others := others || ('(' || left(word, n) || ' <-> ' || substr(word, n + 1) || ')');
            end if;
          end loop;
        end if;
        meant := meant || others;
      end if;
    end if;
    return case when cardinality(meant) = 1 then meant[1] else '(' || array_to_string(meant, ' | ') || ')' end;
  end $$;

  create function search_phrase(phrase text) returns text language sql immutable parallel safe as $$
    select nullif('(' || replace(search_split(search_plain(phrase)), ' ', ' <-> ') || ')', '()')
  $$;

  -- What may stand for each term of a question; pieces that belong together may be written as one.
  create function search_groups(terms text[], forgiving integer) returns text[] language plpgsql stable as $$
  declare
    groups text[] := '{}';
    pieces text[];
    joined text;
    part text;
    last boolean;
  begin
    for t in 1 .. cardinality(terms) loop
      pieces := string_to_array(search_split(terms[t]), ' ');
      continue when cardinality(pieces) = 0;
      part := '';
      for p in 1 .. cardinality(pieces) loop
        last := t = cardinality(terms) and p = cardinality(pieces) and char_length(pieces[p]) > 1;
        part := part || case when p > 1 then ' & ' else '' end
          || search_word(pieces[p], last, forgiving);
      end loop;
      if cardinality(pieces) > 1 then
        joined := search_join(terms[t]);
        if position(' ' in joined) = 0 then
          part := '((' || part || ') | ' || joined || case when t = cardinality(terms) then ':*)' else ')' end;
        else
          part := '(' || part || ')';
        end if;
      end if;
      groups := groups || part;
    end loop;
    return groups;
  end $$;

  create function search_every(groups text[]) returns text language sql immutable parallel safe as $$
    select nullif(array_to_string(groups, ' & '), '')
  $$;

  -- All of them but one, whichever.
  create function search_most(groups text[]) returns text language sql immutable parallel safe as $$
    select case when cardinality(groups) < 2 then search_every(groups) else '(' || (
      select string_agg('(' || search_every(groups[: n - 1] || groups[n + 1 :]) || ')', ' | ')
      from generate_series(1, cardinality(groups)) n) || ')' end
  $$;

  -- All of them, or two that make one word together: "di caprio", and of two alone also what is nearly one: "gost busters".
  create function search_joined(groups text[], terms text[]) returns text language plpgsql stable as $$
  declare
    ways text[] := array[search_every(groups)];
    joined text;
  begin
    if cardinality(groups) <> cardinality(terms) or cardinality(groups) not between 2 and 6 then return ways[1]; end if;
    for n in 1 .. cardinality(terms) - 1 loop
      joined := terms[n] || terms[n + 1];
      continue when joined !~ '^\\w{5,30}$';
      if search_knows(joined) then
        ways := ways || search_every(groups[: n - 1] || joined || groups[n + 2 :]);
      elsif cardinality(terms) = 2 then
        ways := ways || array(select search_corrections(joined));
      end if;
    end loop;
    return '(' || array_to_string(ways, ') | (') || ')';
  end $$;

  -- Understands a question: words, phrases, and words that must not be there. "forgiving" is 0 for words as they
  -- are typed, 1 where unknown ones are mended, 2 where all may have been mistyped, 3 where one of them may be missing.
  create function search_ask(terms text[], phrases text[], excluded text[], forgiving integer) returns search_asked
    language plpgsql stable as $$
  declare
    asked search_asked;
    plain text := search_plain(array_to_string(terms || phrases, ' '));
    split text[] := string_to_array(search_split(plain), ' ');
    words text[] := array(select search_plain(t) from unnest(terms) t);
    bare text[] := array(select w from unnest(words) w where w not in ('the', 'a', 'an'));
    fixed text := (select string_agg(search_phrase(p), ' & ') from unnest(phrases) p);
    barred text := (select string_agg('!' || search_phrase(x), ' & ') from unnest(excluded) x);
    groups text[];
    prose text;
    word text;
  begin
    if cardinality(bare) = 0 then bare := words; end if;
    asked.key := search_key(plain);
    asked.key_end := asked.key || U&'\\+10FFFF';
    asked.short_key := search_key(search_short(plain));
    asked.size := search_size(plain);
    foreach word in array split loop
      if word ~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$' then
        asked.year := word::smallint;
        asked.titled := search_key(array_to_string(array_remove(split, word), ' '));
      end if;
    end loop;
    groups := search_groups(bare, 0);
    -- Signs alone are the key of a name like "$", and no words to look for.
    if cardinality(groups) = 0 and fixed is null then
      barred := null;
    end if;
    asked.open := concat_ws(' & ', fixed, search_every(groups), barred)::tsquery;
    prose := search_every(groups);
    asked.whole := replace(asked.open::text, ':*', '')::tsquery;
    if cardinality(bare) < cardinality(words) then
      asked.articled := search_every(search_groups(words, 0))::tsquery;
    end if;
    if forgiving > 0 then
      groups := search_groups(bare, 1);
      prose := case forgiving when 3 then search_most(groups) else search_every(groups) end;
      if forgiving = 2 then groups := search_groups(bare, 2); end if;
      asked.near := concat_ws(' & ', fixed, case forgiving when 3 then search_most(groups) else '(' || search_joined(groups, bare) || ')' end,
        barred)::tsquery;
    end if;
    if forgiving = 1 and fixed is null and cardinality(groups) between 2 and 6 then
      asked.heads := array(select search_every(groups[: n])::tsquery from generate_series(1, cardinality(groups) - 1) n);
      asked.tails := array(select search_every(groups[n + 1 :])::tsquery from generate_series(1, cardinality(groups) - 1) n);
    end if;
    asked.anywhere := to_tsquery('english', regexp_replace(array_to_string(groups, ' | '), '\\m(\\w\\w?):\\*', '\\1', 'g'));
    asked.prose := to_tsquery('english',
      concat_ws(' & ', fixed, regexp_replace(prose, '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
    -- A word of which two or three letters are typed may be any of thousands: the others lead to fewer.
    if forgiving = 0 and fixed is null and cardinality(groups) > 1 and split[cardinality(split)] ~ '^[a-z]{2,3}$' then
      asked.sought := concat_ws(' & ', search_every(trim_array(groups, 1)), barred)::tsquery;
    else
      asked.sought := coalesce(asked.near, asked.open);
    end if;
    asked.barred := to_tsquery('english', replace(replace(barred, '!', ''), '&', '|'));
    return asked;
  end $$;
`

const undo = sql`
  do $$
  declare source text;
  begin
    foreach source in array array['movies', 'persons', 'characters', 'castings', 'favorites'] loop
      execute format('drop trigger search_insert on %1$I; drop trigger search_update on %1$I;
        drop trigger search_delete on %1$I; drop trigger if exists search_truncate on %1$I', source);
    end loop;
  end $$;
  drop function search_ask, search_joined, search_most, search_every, search_groups, search_phrase, search_word,
    search_knows, search_lookalikes, search_corrections, search_count_all_again, search_count_again, search_favorites_changed, search_castings_changed, search_known_by,
    search_characters_changed, search_persons_changed, search_movies_changed, search_empty, search_drop,
    search_put_characters, search_put_persons, search_put_movies, search_meet, search_learn;
  drop table search_words, search_fame, search_texts, search_documents;
  drop type search_asked, search_kind;
  drop function search_deletes, search_names, search_initials, search_short, search_forms, search_size, search_key,
    search_join, search_split, search_plain;
`

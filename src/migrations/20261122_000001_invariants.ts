import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The catalogue's invariants, kept whoever writes: the API, an import by COPY, or a hand in psql. Constraint names are
 * what error answers are looked up by.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const rule of [names, days, numbers, accounts, castings, lists, chosen, shown, richText]) await db.execute(rule)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(undo)
}

const names = sql`
  create unique index countries_name_folded_idx on countries (lower(btrim(name)));
  create unique index genres_name_folded_idx on genres (lower(btrim(name)));
  alter table countries
    add constraint countries_name_trimmed check (name = btrim(name) and name <> ''),
    add constraint countries_code_form check (code ~ '^[A-Z]{2}$');
  alter table genres add constraint genres_name_trimmed check (name = btrim(name) and name <> '');
  alter table movies
    add constraint movies_title_given check (btrim(title) <> ''),
    add constraint movies_imdb_form check (external_ids_imdb ~ '^tt[0-9]{7,10}$'),
    add constraint movies_tmdb_form check (external_ids_tmdb ~ '^[0-9]{1,20}$'),
    add constraint movies_movielens_form check (external_ids_movielens ~ '^[0-9]{1,20}$'),
    add constraint movies_wikidata_form check (external_ids_wikidata ~ '^Q[0-9]{1,20}$'),
    add constraint movies_wikipedia_form check (external_ids_wikipedia ~ '^[^\\s]{1,255}$');
  alter table persons
    add constraint persons_name_given check (coalesce(btrim(first_name), '') <> '' or coalesce(btrim(last_name), '') <> ''),
    add constraint persons_imdb_form check (external_ids_imdb ~ '^nm[0-9]{7,10}$'),
    add constraint persons_tmdb_form check (external_ids_tmdb ~ '^[0-9]{1,20}$'),
    add constraint persons_movielens_form check (external_ids_movielens ~ '^[0-9]{1,20}$'),
    add constraint persons_wikidata_form check (external_ids_wikidata ~ '^Q[0-9]{1,20}$'),
    add constraint persons_wikipedia_form check (external_ids_wikipedia ~ '^[^\\s]{1,255}$');
  alter table characters
    add constraint characters_name_given check (btrim(name) <> ''),
    add constraint characters_role_short check (char_length(role) <= 200);

  -- A person's name is both parts joined by a space.
  create function persons_derive_name() returns trigger language plpgsql as $$
  begin
    new.name := concat_ws(' ', nullif(btrim(new.first_name), ''), nullif(btrim(new.last_name), ''));
    return new;
  end $$;
  create trigger persons_derive_name before insert or update on persons
    for each row execute function persons_derive_name();
  alter table persons alter column name set not null;
`

const days = sql`
  create function is_midnight(moment timestamptz) returns boolean language sql immutable parallel safe
    return moment = date_trunc('day', moment at time zone 'UTC') at time zone 'UTC';
  alter table movies
    add constraint movies_release_date_is_a_day check (is_midnight(release_date)),
    add constraint movies_year_range check (year between 1870 and 2100 and year = trunc(year)),
    add constraint movies_year_follows_release_date
      check (release_date is null or year is not distinct from extract(year from release_date at time zone 'UTC'));
  alter table persons
    add constraint persons_date_of_birth_is_a_day check (is_midnight(date_of_birth)),
    add constraint persons_date_of_birth_range
      check (extract(year from date_of_birth at time zone 'UTC') between 1000 and 2100);

  -- A film's year follows its release day, and "released" is the day, else the year, else empty, as a text that sorts.
  create function movies_derive_released() returns trigger language plpgsql as $$
  declare
    unchanged boolean := tg_op = 'UPDATE' and new.year is not distinct from old.year;
  begin
    if new.release_date is not null and (new.year is null or unchanged) then
      new.year := extract(year from new.release_date at time zone 'UTC');
    end if;
    new.released := case
      when new.release_date is not null then to_char(new.release_date at time zone 'UTC', 'YYYY-MM-DD')
      else coalesce(trunc(new.year)::text, '')
    end;
    return new;
  end $$;
  create trigger movies_derive_released before insert or update on movies
    for each row execute function movies_derive_released();
  alter table movies alter column released set not null;
`

const numbers = sql`
  alter table movies
    add constraint movies_budget_range check (budget between 0 and 9007199254740991 and budget = trunc(budget)),
    add constraint movies_duration_range check (duration between 1 and 100000 and duration = trunc(duration));
  alter table castings
    add constraint castings_order_range check ("order" between 1 and 1000000 and "order" = trunc("order"));
`

const accounts = sql`
  alter table users
    add constraint users_username_form check (username ~ '^[a-z0-9_.-]{3,32}$'),
    add constraint users_email_lower_case check (email = lower(btrim(email)) and email <> '');
  alter table files alter column is_public set not null;

  -- Two admins who leave at the same moment wait for each other here.
  create function users_keep_an_admin() returns trigger language plpgsql as $$
  begin
    if old.role = 'admin' and (tg_op = 'DELETE' or new.role <> 'admin') then
      perform pg_advisory_xact_lock(hashtext('marquee: last admin'));
      if not exists (select from users where role = 'admin' and id <> old.id) then
        raise exception 'the last admin stays' using errcode = 'check_violation', constraint = 'users_keep_an_admin';
      end if;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$;
  create trigger users_keep_an_admin before delete or update of role on users
    for each row execute function users_keep_an_admin();

  -- A user's private files have no meaning without the user. The objects themselves are left to the sweeper.
  create function users_take_private_files_along() returns trigger language plpgsql as $$
  begin
    delete from files where owner_id = old.id and (not is_public or id = old.avatar_id);
    return old;
  end $$;
  create trigger users_take_private_files_along before delete on users
    for each row execute function users_take_private_files_along();
`

const castings = sql`
  create unique index castings_movie_character_actor_idx on castings (movie_id, character_id, actor_id) nulls not distinct;
  create index castings_movie_order_idx on castings (movie_id, "order");
  alter table castings
    add constraint castings_actor_or_character check (actor_id is not null or character_id is not null);

  -- A casting without a place in the billing comes after the last; the film's row keeps two at once apart.
  create function castings_derive_order() returns trigger language plpgsql as $$
  begin
    perform from movies where id = new.movie_id for no key update;
    new."order" := (select coalesce(max("order"), 0) + 1 from castings where movie_id = new.movie_id);
    return new;
  end $$;
  create trigger castings_derive_order before insert or update on castings
    for each row when (new."order" is null) execute function castings_derive_order();
  alter table castings alter column "order" set not null;
`

const lists = sql`
  create unique index movies_rels_genre_once_idx on movies_rels (parent_id, genres_id) where path = 'genres';
  create unique index movies_rels_poster_once_idx on movies_rels (parent_id, files_id) where path = 'posters';
  create index movies_rels_genre_movie_idx on movies_rels (genres_id, parent_id) where path = 'genres';
  create unique index persons_photos_one_primary_idx on persons_photos (_parent_id) where is_primary;
  create unique index persons_photos_file_once_idx on persons_photos (_parent_id, file_id);
`

const chosen = sql`
  -- Checked when the transaction ends: a record is written before its list.
  create function check_poster(movie integer) returns void language plpgsql as $$
  begin
    if exists (
      select from movies m where m.id = movie and (
        (m.poster_id is null and exists (select from movies_rels r where r.parent_id = m.id and r.path = 'posters'))
        or (m.poster_id is not null and not exists (
          select from movies_rels r where r.parent_id = m.id and r.path = 'posters' and r.files_id = m.poster_id)))
    ) then
      raise exception 'a film''s poster is among its posters'
        using errcode = 'check_violation', constraint = 'movies_poster_among_posters';
    end if;
  end $$;
  create function movies_check_poster() returns trigger language plpgsql as $$
  begin perform check_poster(new.id); return null; end $$;
  create function movies_rels_check_poster() returns trigger language plpgsql as $$
  begin perform check_poster(case when tg_op = 'DELETE' then old.parent_id else new.parent_id end); return null; end $$;
  create constraint trigger movies_poster_among_posters after insert or update on movies
    deferrable initially deferred for each row when (new.poster_id is not null) execute function movies_check_poster();
  create constraint trigger movies_poster_cleared after update on movies deferrable initially deferred
    for each row when (old.poster_id is not null and new.poster_id is null) execute function movies_check_poster();
  create constraint trigger movies_rels_poster_among_posters after insert or update on movies_rels
    deferrable initially deferred for each row when (new.path = 'posters') execute function movies_rels_check_poster();
  create constraint trigger movies_rels_poster_left after delete on movies_rels
    deferrable initially deferred for each row when (old.path = 'posters') execute function movies_rels_check_poster();

  create function check_main_photo(person integer) returns void language plpgsql as $$
  begin
    if exists (
      select from persons p
      left join persons_photos f on f._parent_id = p.id and f.is_primary
      where p.id = person and (
        p.main_photo_id is distinct from f.file_id
        or (f.id is null and exists (select from persons_photos a where a._parent_id = p.id)))
    ) then
      raise exception 'a person''s main photo is the primary one of the photos'
        using errcode = 'check_violation', constraint = 'persons_main_photo_is_primary';
    end if;
  end $$;
  create function persons_check_main_photo() returns trigger language plpgsql as $$
  begin perform check_main_photo(new.id); return null; end $$;
  create function persons_photos_check_main_photo() returns trigger language plpgsql as $$
  begin perform check_main_photo(case when tg_op = 'DELETE' then old._parent_id else new._parent_id end); return null; end $$;
  create constraint trigger persons_main_photo_is_primary after insert or update on persons
    deferrable initially deferred for each row when (new.main_photo_id is not null) execute function persons_check_main_photo();
  create constraint trigger persons_main_photo_cleared after update on persons deferrable initially deferred
    for each row when (old.main_photo_id is not null and new.main_photo_id is null) execute function persons_check_main_photo();
  create constraint trigger persons_photos_main_is_primary after insert or update or delete on persons_photos
    deferrable initially deferred for each row execute function persons_photos_check_main_photo();
`

const shown = sql`
  -- A poster or photo is public. The share lock makes a file that is being made private wait, or be waited for.
  create function check_file_is_public(file integer) returns void language plpgsql as $$
  begin
    if (select not is_public from files where id = file for share) then
      raise exception 'posters and photos are public files'
        using errcode = 'check_violation', constraint = 'shown_files_are_public';
    end if;
  end $$;
  create function movies_rels_check_public() returns trigger language plpgsql as $$
  begin perform check_file_is_public(new.files_id); return new; end $$;
  create function persons_photos_check_public() returns trigger language plpgsql as $$
  begin perform check_file_is_public(new.file_id); return new; end $$;
  create trigger movies_rels_check_public before insert or update of files_id on movies_rels
    for each row when (new.path = 'posters') execute function movies_rels_check_public();
  create trigger persons_photos_check_public before insert or update of file_id on persons_photos
    for each row execute function persons_photos_check_public();
  create function files_check_still_public() returns trigger language plpgsql as $$
  begin
    if exists (select from movies_rels where files_id = new.id and path = 'posters')
      or exists (select from persons_photos where file_id = new.id) then
      raise exception 'this file is shown by a film or a person'
        using errcode = 'check_violation', constraint = 'shown_files_stay_public';
    end if;
    return null;
  end $$;
  create trigger files_check_still_public after update of is_public on files
    for each row when (old.is_public and not new.is_public) execute function files_check_still_public();
`

const richText = sql`
  -- The plain text of a Lexical document: blocks part by an empty line, list items and line breaks by a new line.
  create function lexical_node_text(node jsonb) returns text language plpgsql immutable parallel safe as $$
  declare
    kind text := node ->> 'type';
    separator text := case when kind = 'root' then E'\\n\\n' when kind = 'list' then E'\\n' else '' end;
  begin
    if kind = 'text' or kind = 'code-highlight' then return node ->> 'text'; end if;
    if kind = 'linebreak' then return E'\\n'; end if;
    if kind = 'tab' then return E'\\t'; end if;
    if jsonb_typeof(node -> 'children') is distinct from 'array' then return ''; end if;
    return coalesce((
      select string_agg(part, separator order by place)
      from (
        select lexical_node_text(child) as part, place
        from jsonb_array_elements(node -> 'children') with ordinality as c (child, place)
      ) parts
      where separator = '' or part <> ''), '');
  end $$;
  create function lexical_text(document jsonb) returns text language sql immutable parallel safe
    return nullif(btrim(lexical_node_text(document -> 'root'), E' \\n\\t'), '');

  create function movies_derive_description_text() returns trigger language plpgsql as $$
  begin new.description_text := lexical_text(new.description); return new; end $$;
  create trigger movies_derive_description_text before insert on movies
    for each row execute function movies_derive_description_text();
  create trigger movies_rederive_description_text before update on movies for each row
    when (new.description is distinct from old.description or new.description_text is distinct from old.description_text)
    execute function movies_derive_description_text();
  create function persons_derive_biography_text() returns trigger language plpgsql as $$
  begin new.biography_text := lexical_text(new.biography); return new; end $$;
  create trigger persons_derive_biography_text before insert on persons
    for each row execute function persons_derive_biography_text();
  create trigger persons_rederive_biography_text before update on persons for each row
    when (new.biography is distinct from old.biography or new.biography_text is distinct from old.biography_text)
    execute function persons_derive_biography_text();
`

const undo = sql`
  drop function persons_derive_name, movies_derive_released, users_keep_an_admin, users_take_private_files_along,
    castings_derive_order, movies_check_poster, movies_rels_check_poster, check_poster, persons_check_main_photo,
    persons_photos_check_main_photo, check_main_photo, movies_rels_check_public, persons_photos_check_public,
    check_file_is_public, files_check_still_public, movies_derive_description_text, persons_derive_biography_text,
    lexical_text, lexical_node_text cascade;
  alter table countries drop constraint countries_name_trimmed, drop constraint countries_code_form;
  alter table genres drop constraint genres_name_trimmed;
  alter table movies
    drop constraint movies_title_given, drop constraint movies_imdb_form, drop constraint movies_tmdb_form,
    drop constraint movies_movielens_form, drop constraint movies_wikidata_form, drop constraint movies_wikipedia_form,
    drop constraint movies_release_date_is_a_day, drop constraint movies_year_range,
    drop constraint movies_year_follows_release_date, drop constraint movies_budget_range,
    drop constraint movies_duration_range, alter column released drop not null;
  alter table persons
    drop constraint persons_name_given, drop constraint persons_imdb_form, drop constraint persons_tmdb_form,
    drop constraint persons_movielens_form, drop constraint persons_wikidata_form, drop constraint persons_wikipedia_form,
    drop constraint persons_date_of_birth_is_a_day, drop constraint persons_date_of_birth_range,
    alter column name drop not null;
  alter table characters drop constraint characters_name_given, drop constraint characters_role_short;
  alter table users drop constraint users_username_form, drop constraint users_email_lower_case;
  alter table files alter column is_public drop not null;
  alter table castings drop constraint castings_order_range, drop constraint castings_actor_or_character,
    alter column "order" drop not null;
  drop function is_midnight;
  drop index countries_name_folded_idx, genres_name_folded_idx, castings_movie_character_actor_idx,
    castings_movie_order_idx, movies_rels_genre_once_idx, movies_rels_poster_once_idx, movies_rels_genre_movie_idx,
    persons_photos_one_primary_idx, persons_photos_file_once_idx;
`

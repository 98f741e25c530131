import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The catalogue's lists at any size: films by genre in the orders that they are listed in, and how many there are of each
 * genre, country and year. Kept by triggers, in the transaction that writes: see docs/decisions/052-lists-kept-by-genre.md.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  // A large catalogue takes its time.
  await db.execute(sql`set local statement_timeout = 0`)
  for (const part of [tables, lanes, counting, keeping, triggers, orders]) await db.execute(part)
  await db.execute(sql`select list_movies_anew(); analyze movies_by_genre, movies_counts`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index movies_by_age_idx, movies_of_country_idx;
    drop function movies_counted, movies_rels_listed, movies_unlisted, list_movies_anew cascade;
    drop table movies_by_genre, movies_counts;
    drop function write_lane;
  `)
}

const tables = sql`
  -- A film's row for each of its genres, with what films are listed by.
  create table movies_by_genre (
    id integer not null,
    genre_id integer not null,
    title varchar not null,
    year numeric,
    released varchar not null,
    country_id integer,
    created_at timestamp(3) with time zone not null,
    primary key (id, genre_id)
  );
  -- How many films there are, by lanes as in write_marks: a count is the sum over them. Genre 0: whatever genres they are of.
  create table movies_counts (
    genre_id integer not null,
    year numeric,
    country_id integer,
    lane integer not null,
    n bigint not null,
    unique nulls not distinct (genre_id, year, country_id, lane)
  ) with (fillfactor = 50);
`

const lanes = sql`
  -- The lane of this session while it lives: no other session writes in it.
  create function write_lane() returns integer language plpgsql as $$
  declare
    lane integer := nullif(current_setting('marquee.lane', true), '');
  begin
    if lane is null then
      lane := 1;
      while not pg_try_advisory_lock(1296126551, lane) loop lane := lane + 1; end loop;
      perform set_config('marquee.lane', lane::text, false);
    end if;
    return lane;
  end $$;
`

const counting = sql`
  create function movies_counted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if tg_op = 'INSERT' then
      insert into movies_counts as c (genre_id, year, country_id, lane, n)
      select 0, year, country_id, write_lane(), count(*) from new_rows group by year, country_id
      on conflict (genre_id, year, country_id, lane) do update set n = c.n + excluded.n;
    elsif tg_op = 'DELETE' then
      insert into movies_counts as c (genre_id, year, country_id, lane, n)
      select 0, year, country_id, write_lane(), -count(*) from old_rows group by year, country_id
      on conflict (genre_id, year, country_id, lane) do update set n = c.n + excluded.n;
    elsif exists (
      select from old_rows o join new_rows n using (id)
      where (n.title, n.year, n.released, n.country_id, n.created_at)
        is distinct from (o.title, o.year, o.released, o.country_id, o.created_at))
    then
      insert into movies_counts as c (genre_id, year, country_id, lane, n)
      select genre_id, year, country_id, write_lane(), sum(n) from (
        select 0 as genre_id, year, country_id, 1 as n from new_rows
        union all select 0, year, country_id, -1 from old_rows
        union all select l.genre_id, r.year, r.country_id, 1 from new_rows r join movies_by_genre l using (id)
        union all select l.genre_id, r.year, r.country_id, -1 from old_rows r join movies_by_genre l using (id)
      ) d group by genre_id, year, country_id having sum(n) <> 0
      on conflict (genre_id, year, country_id, lane) do update set n = c.n + excluded.n;
      update movies_by_genre l
      set title = n.title, year = n.year, released = n.released, country_id = n.country_id, created_at = n.created_at
      from new_rows n
      where l.id = n.id and (n.title, n.year, n.released, n.country_id, n.created_at)
        is distinct from (l.title, l.year, l.released, l.country_id, l.created_at);
    end if;
    return null;
  end $$;
`

const keeping = sql`
  create function movies_rels_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    -- Who changes a film and who changes its genres wait for each other, so that each sees what the other did.
    if tg_op <> 'INSERT' then
      perform from movies where id in (select parent_id from old_rows where path = 'genres') order by id for share;
      with unlisted as (
        delete from movies_by_genre l using old_rows r
        where r.path = 'genres' and l.id = r.parent_id and l.genre_id = r.genres_id
        returning l.genre_id, l.year, l.country_id
      )
      insert into movies_counts as c (genre_id, year, country_id, lane, n)
      select genre_id, year, country_id, write_lane(), -count(*) from unlisted group by genre_id, year, country_id
      on conflict (genre_id, year, country_id, lane) do update set n = c.n + excluded.n;
    end if;
    if tg_op <> 'DELETE' then
      with listed as (
        insert into movies_by_genre (id, genre_id, title, year, released, country_id, created_at)
        select m.id, r.genres_id, m.title, m.year, m.released, m.country_id, m.created_at
        from new_rows r join (
          select * from movies where id in (select parent_id from new_rows where path = 'genres') order by id for share
        ) m on m.id = r.parent_id
        where r.path = 'genres' and r.genres_id is not null
        returning genre_id, year, country_id
      )
      insert into movies_counts as c (genre_id, year, country_id, lane, n)
      select genre_id, year, country_id, write_lane(), count(*) from listed group by genre_id, year, country_id
      on conflict (genre_id, year, country_id, lane) do update set n = c.n + excluded.n;
    end if;
    return null;
  end $$;

  -- After a truncation: of the films, or of their genres alone.
  create function movies_unlisted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    delete from movies_by_genre;
    delete from movies_counts where genre_id <> 0 or tg_table_name = 'movies';
    return null;
  end $$;

  -- Everything from the films themselves, while nobody writes them.
  create function list_movies_anew() returns void language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    lock table movies, movies_rels in share mode;
    truncate movies_by_genre, movies_counts;
    insert into movies_by_genre (id, genre_id, title, year, released, country_id, created_at)
    select m.id, r.genres_id, m.title, m.year, m.released, m.country_id, m.created_at
    from movies_rels r join movies m on m.id = r.parent_id
    where r.path = 'genres' and r.genres_id is not null;
    insert into movies_counts (genre_id, year, country_id, lane, n)
    select genre_id, year, country_id, write_lane(), count(*) from (
      select 0 as genre_id, year, country_id from movies
      union all select genre_id, year, country_id from movies_by_genre
    ) m group by genre_id, year, country_id;
  end $$;
`

const triggers = sql`
  do $$
  declare
    source record;
  begin
    for source in values ('movies', 'movies_counted'), ('movies_rels', 'movies_rels_listed') loop
      execute format('create trigger list_insert after insert on %I referencing new table as new_rows
        for each statement execute function %I()', source.column1, source.column2);
      execute format('create trigger list_delete after delete on %I referencing old table as old_rows
        for each statement execute function %I()', source.column1, source.column2);
      execute format('create trigger list_update after update on %I referencing old table as old_rows new table as new_rows
        for each statement execute function %I()', source.column1, source.column2);
      execute format('create trigger list_truncate after truncate on %I
        for each statement execute function movies_unlisted()', source.column1);
    end loop;
  end $$;
`

/** A film's release day begins with its year, so that films in the order of their years are in that of their days. */
const orders = sql`
  create index movies_by_genre_age_idx on movies_by_genre
    (genre_id, year desc nulls last, released desc, created_at desc, id) include (country_id);
  create index movies_by_genre_title_idx on movies_by_genre
    (genre_id, title, created_at desc, id) include (year, country_id);
  create index movies_by_age_idx on movies (year desc nulls last, released desc, created_at desc, id);
  create index movies_of_country_idx on movies (country_id, year desc nulls last, released desc, created_at desc, id);
`

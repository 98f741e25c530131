import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Which transaction wrote a table last, by lanes: a session has a lane of its own, so that no writer ever waits for
 * another. Whoever sees the same sum of a table's marks sees the same rows: see docs/decisions/050-kept-until-a-write.md.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [marks, marking]) await db.execute(part)
  await db.execute(sql`
    select mark_writes(array['castings', 'characters', 'countries', 'favorites', 'files', 'genres', 'imports', 'movies',
      'movies_rels', 'persons', 'persons_photos', 'users', 'users_sessions'])`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function mark_write cascade;
    drop function mark_writes;
    drop table write_marks;
  `)
}

const marks = sql`
  -- Rewritten with every transaction that writes, so each page keeps room for the next version.
  create table write_marks (
    "table" text not null,
    lane integer not null,
    mark bigint not null,
    primary key ("table", lane)
  ) with (fillfactor = 50);
`

const marking = sql`
  -- For whoever writes, with whatever rights: once a table in each transaction.
  create function mark_write() returns trigger language plpgsql security definer
    set search_path = pg_catalog as $$
  declare
    done text := 'marquee.marked_' || tg_relid;
    lane integer := nullif(current_setting('marquee.lane', true), '');
  begin
    if current_setting(done, true) = 'yes' then return null; end if;
    if lane is null then
      lane := 1;
      while not pg_try_advisory_lock(1296126551, lane) loop lane := lane + 1; end loop;
      perform set_config('marquee.lane', lane::text, false);
    end if;
    insert into public.write_marks ("table", lane, mark)
    values (tg_table_name, lane,
      hashint8extended(pg_current_xact_id()::text::bigint, hashtextextended(tg_table_name::text, lane)))
    on conflict on constraint write_marks_pkey do update set mark = excluded.mark;
    perform set_config(done, 'yes', true);
    return null;
  end $$;

  -- Has the writes of these tables marked from now on, and tells of which they are.
  create function mark_writes(names text[]) returns setof text language plpgsql as $$
  declare
    name text;
  begin
    perform pg_advisory_xact_lock(hashtext('mark_writes'));
    for name in
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname = any (names)
        and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'mark_write')
    loop
      execute format('create trigger mark_write after insert or update or delete or truncate on public.%I '
        || 'for each statement execute function mark_write()', name);
      -- Also for what a restore or a replica's own role writes.
      execute format('alter table public.%I enable always trigger mark_write', name);
    end loop;
    return query
      select relname::text from pg_trigger join pg_class on pg_class.oid = tgrelid
      where tgname = 'mark_write' and tgenabled = 'A' and relnamespace = 'public'::regnamespace and relname = any (names);
  end $$;
`

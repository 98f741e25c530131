import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The catalogue's lists, in the order that Payload gives them: by what was asked for, then the newest record, then the
 * number. A page is the next twenty of an index, whatever it is filtered by; the years come along, since films are often
 * asked for by them, and one that is not of these years need not be looked up. And titles by any part of them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index movies_by_released_idx on movies (released desc, created_at desc, id) include (year);
    create index movies_by_release_date_idx on movies (release_date desc, created_at desc, id) include (year);
    create index movies_by_title_idx on movies (title, created_at desc, id) include (year);
    create index movies_by_year_idx on movies (year desc, created_at desc, id);
    create index favorites_of_user_idx on favorites (user_id, created_at desc);
    create index movies_title_parts_idx on movies using gin (title gin_trgm_ops);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index movies_by_released_idx, movies_by_release_date_idx, movies_by_title_idx,
      movies_by_year_idx, favorites_of_user_idx, movies_title_parts_idx;
  `)
}

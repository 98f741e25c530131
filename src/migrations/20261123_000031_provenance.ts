import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What imports remember. Per source and key: which record it is, what the source said of it last (of a film's cast, a
 * digest), and a digest of the cast as the import left it. Per run: the rows that were refused, and the bytes of files
 * that wait to be imported. Per record that turned out to be another: which one.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table import_movies (
      source text not null,
      key text not null,
      movie_id integer not null references movies on delete cascade,
      said jsonb not null,
      cast_said uuid,
      cast_written uuid,
      primary key (source, key)
    );
    create index import_movies_movie_idx on import_movies (movie_id);
    create table import_persons (
      source text not null,
      key text not null,
      person_id integer not null references persons on delete cascade,
      said jsonb not null,
      primary key (source, key)
    );
    create index import_persons_person_idx on import_persons (person_id);
    create table import_rejections (
      id bigserial primary key,
      import_id integer not null references imports on delete cascade,
      file text not null,
      line integer not null,
      reason text not null,
      row text not null
    );
    create index import_rejections_import_idx on import_rejections (import_id, id);
    create table merged_records (
      collection text not null,
      loser integer not null,
      winner integer not null,
      merged_at timestamptz not null default now(),
      primary key (collection, loser)
    );
    create index merged_records_winner_idx on merged_records (collection, winner);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql`drop table merged_records, import_rejections, import_persons, import_movies`,
  )
}

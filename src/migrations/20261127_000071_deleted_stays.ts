import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What imports remember of a record outlives it: what an editor deleted does not come back with the next import. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table import_movies alter column movie_id drop not null,
      drop constraint import_movies_movie_id_fkey,
      add constraint import_movies_movie_id_fkey foreign key (movie_id) references movies on delete set null;
    alter table import_persons alter column person_id drop not null,
      drop constraint import_persons_person_id_fkey,
      add constraint import_persons_person_id_fkey foreign key (person_id) references persons on delete set null`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    delete from import_movies where movie_id is null;
    delete from import_persons where person_id is null;
    alter table import_movies alter column movie_id set not null,
      drop constraint import_movies_movie_id_fkey,
      add constraint import_movies_movie_id_fkey foreign key (movie_id) references movies on delete cascade;
    alter table import_persons alter column person_id set not null,
      drop constraint import_persons_person_id_fkey,
      add constraint import_persons_person_id_fkey foreign key (person_id) references persons on delete cascade`)
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Pairs of records of which an editor said that they are not the same: they are not offered for merging again. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table distinct_records (
      collection text not null,
      one integer not null,
      other integer not null,
      said_by integer references users on delete set null,
      said_at timestamptz not null default now(),
      primary key (collection, one, other),
      constraint distinct_records_ordered check (one < other)
    );
    create index distinct_records_other_idx on distinct_records (collection, other);
    create index distinct_records_said_by_idx on distinct_records (said_by);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table distinct_records`)
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * How often an address has tried what it may not try without end. Unlogged: it is written on every failed login, and
 * after a crash of Postgres counting may start anew.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unlogged table address_counts (
      kind text not null,
      address text not null,
      count integer not null,
      ends_at timestamptz not null,
      primary key (kind, address)
    );
    create index address_counts_ends_at_idx on address_counts (ends_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table address_counts`)
}

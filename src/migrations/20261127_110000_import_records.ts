import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What our own exports said of developers' own fields and collections: per table and key, which record it is. It outlives
 * the record, so that what an editor deleted stays deleted.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table import_records (
      collection text not null,
      key text not null,
      record_id text not null,
      said jsonb not null,
      primary key (collection, key)
    )`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table import_records`)
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The sweep reads the records in the order in which an object store lists its keys: that of their bytes. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`create index files_key_bytes_idx on files (key collate "C")`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index files_key_bytes_idx`)
}

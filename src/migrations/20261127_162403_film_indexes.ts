import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Films have indexes in the orders of their lists, which begin with the same columns: each write pays for those alone. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "movies_title_idx";
  DROP INDEX "movies_release_date_idx";
  DROP INDEX "movies_year_idx";
  DROP INDEX "movies_released_idx";`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE INDEX "movies_title_idx" ON "movies" USING btree ("title");
  CREATE INDEX "movies_release_date_idx" ON "movies" USING btree ("release_date");
  CREATE INDEX "movies_year_idx" ON "movies" USING btree ("year");
  CREATE INDEX "movies_released_idx" ON "movies" USING btree ("released");`)
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_imports_state" ADD VALUE 'uploading' BEFORE 'waiting';
  ALTER TYPE "public"."enum_imports_state" ADD VALUE 'cancelled';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'importFilms';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'importFilms';
  ALTER TABLE "imports" ALTER COLUMN "format" DROP NOT NULL;
  ALTER TABLE "imports" ADD COLUMN "uploads" jsonb;
  ALTER TABLE "imports" ADD COLUMN "shown" jsonb;
  ALTER TABLE "imports" ADD COLUMN "is_cancelled" boolean;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "imports" ALTER COLUMN "state" SET DATA TYPE text;
  ALTER TABLE "imports" ALTER COLUMN "state" SET DEFAULT 'waiting'::text;
  DROP TYPE "public"."enum_imports_state";
  CREATE TYPE "public"."enum_imports_state" AS ENUM('waiting', 'reading', 'writing', 'finished', 'interrupted', 'failed');
  ALTER TABLE "imports" ALTER COLUMN "state" SET DEFAULT 'waiting'::"public"."enum_imports_state";
  ALTER TABLE "imports" ALTER COLUMN "state" SET DATA TYPE "public"."enum_imports_state" USING "state"::"public"."enum_imports_state";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'sweepFiles');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'sweepFiles');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  ALTER TABLE "imports" ALTER COLUMN "format" SET NOT NULL;
  ALTER TABLE "imports" DROP COLUMN "uploads";
  ALTER TABLE "imports" DROP COLUMN "shown";
  ALTER TABLE "imports" DROP COLUMN "is_cancelled";`)
}

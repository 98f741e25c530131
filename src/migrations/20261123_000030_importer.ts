import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_imports_format" AS ENUM('wikipedia', 'imdb', 'tmdb', 'movielens', 'marquee');
  CREATE TYPE "public"."enum_imports_state" AS ENUM('waiting', 'reading', 'writing', 'finished', 'interrupted', 'failed');
  CREATE TABLE "imports" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"format" "enum_imports_format" NOT NULL,
  	"state" "enum_imports_state" DEFAULT 'waiting' NOT NULL,
  	"files" varchar NOT NULL,
  	"started_by_id" integer,
  	"started_at" timestamp(3) with time zone,
  	"finished_at" timestamp(3) with time zone,
  	"overwrite" boolean DEFAULT false,
  	"problem" varchar,
  	"progress" jsonb,
  	"counts" jsonb,
  	"identity" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "imports_state_idx" ON "imports" USING btree ("state");
  CREATE INDEX "imports_started_by_idx" ON "imports" USING btree ("started_by_id");
  CREATE INDEX "imports_updated_at_idx" ON "imports" USING btree ("updated_at");
  CREATE INDEX "imports_created_at_idx" ON "imports" USING btree ("created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "imports" CASCADE;
  DROP TYPE "public"."enum_imports_format";
  DROP TYPE "public"."enum_imports_state";`)
}

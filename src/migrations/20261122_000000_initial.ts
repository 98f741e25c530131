import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_persons_gender" AS ENUM('female', 'male', 'nonbinary', 'other');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'editor', 'member');
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'sweepFiles');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'sweepFiles');
  CREATE TABLE "movies" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"original_title" varchar,
  	"description" jsonb,
  	"description_text" varchar,
  	"release_date" timestamp(3) with time zone,
  	"year" numeric,
  	"released" varchar,
  	"duration" numeric,
  	"budget" numeric,
  	"director_id" integer,
  	"country_id" integer,
  	"poster_id" integer,
  	"external_ids_imdb" varchar,
  	"external_ids_tmdb" varchar,
  	"external_ids_movielens" varchar,
  	"external_ids_wikidata" varchar,
  	"external_ids_wikipedia" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "movies_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"genres_id" integer,
  	"files_id" integer
  );
  
  CREATE TABLE "persons_photos" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"file_id" integer NOT NULL,
  	"is_primary" boolean
  );
  
  CREATE TABLE "persons" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"name" varchar,
  	"biography" jsonb,
  	"biography_text" varchar,
  	"date_of_birth" timestamp(3) with time zone,
  	"gender" "enum_persons_gender",
  	"country_id" integer,
  	"main_photo_id" integer,
  	"external_ids_imdb" varchar,
  	"external_ids_tmdb" varchar,
  	"external_ids_movielens" varchar,
  	"external_ids_wikidata" varchar,
  	"external_ids_wikipedia" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "characters" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"role" varchar,
  	"description" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "castings" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"movie_id" integer NOT NULL,
  	"actor_id" integer,
  	"character_id" integer,
  	"order" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "genres" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "countries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"code" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "files" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"is_public" boolean DEFAULT true,
  	"owner_id" integer,
  	"key" varchar,
  	"sizes_w92_url" varchar,
  	"sizes_w92_width" numeric,
  	"sizes_w92_height" numeric,
  	"sizes_w92_mime_type" varchar,
  	"sizes_w92_filesize" numeric,
  	"sizes_w92_filename" varchar,
  	"sizes_w185_url" varchar,
  	"sizes_w185_width" numeric,
  	"sizes_w185_height" numeric,
  	"sizes_w185_mime_type" varchar,
  	"sizes_w185_filesize" numeric,
  	"sizes_w185_filename" varchar,
  	"sizes_w342_url" varchar,
  	"sizes_w342_width" numeric,
  	"sizes_w342_height" numeric,
  	"sizes_w342_mime_type" varchar,
  	"sizes_w342_filesize" numeric,
  	"sizes_w342_filename" varchar,
  	"sizes_w780_url" varchar,
  	"sizes_w780_width" numeric,
  	"sizes_w780_height" numeric,
  	"sizes_w780_mime_type" varchar,
  	"sizes_w780_filesize" numeric,
  	"sizes_w780_filename" varchar,
  	"prefix" varchar DEFAULT '',
  	"_objectkey" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"avatar_id" integer,
  	"role" "enum_users_role" DEFAULT 'member' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"enable_a_p_i_key" boolean,
  	"api_key" varchar,
  	"api_key_index" varchar,
  	"email" varchar NOT NULL,
  	"username" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"_verified" boolean,
  	"_verificationtoken" varchar,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "favorites" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"movie_id" integer NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"meta" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"movies_id" integer,
  	"persons_id" integer,
  	"characters_id" integer,
  	"genres_id" integer,
  	"countries_id" integer,
  	"files_id" integer,
  	"users_id" integer
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_jobs_stats" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "movies" ADD CONSTRAINT "movies_director_id_persons_id_fk" FOREIGN KEY ("director_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "movies" ADD CONSTRAINT "movies_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "movies" ADD CONSTRAINT "movies_poster_id_files_id_fk" FOREIGN KEY ("poster_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "movies_rels" ADD CONSTRAINT "movies_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."movies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "movies_rels" ADD CONSTRAINT "movies_rels_genres_fk" FOREIGN KEY ("genres_id") REFERENCES "public"."genres"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "movies_rels" ADD CONSTRAINT "movies_rels_files_fk" FOREIGN KEY ("files_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "persons_photos" ADD CONSTRAINT "persons_photos_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "persons_photos" ADD CONSTRAINT "persons_photos_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "persons" ADD CONSTRAINT "persons_country_id_countries_id_fk" FOREIGN KEY ("country_id") REFERENCES "public"."countries"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "persons" ADD CONSTRAINT "persons_main_photo_id_files_id_fk" FOREIGN KEY ("main_photo_id") REFERENCES "public"."files"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "castings" ADD CONSTRAINT "castings_movie_id_movies_id_fk" FOREIGN KEY ("movie_id") REFERENCES "public"."movies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "castings" ADD CONSTRAINT "castings_actor_id_persons_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."persons"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "castings" ADD CONSTRAINT "castings_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "public"."characters"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "files" ADD CONSTRAINT "files_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_avatar_id_files_id_fk" FOREIGN KEY ("avatar_id") REFERENCES "public"."files"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "favorites" ADD CONSTRAINT "favorites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "favorites" ADD CONSTRAINT "favorites_movie_id_movies_id_fk" FOREIGN KEY ("movie_id") REFERENCES "public"."movies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_movies_fk" FOREIGN KEY ("movies_id") REFERENCES "public"."movies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_persons_fk" FOREIGN KEY ("persons_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_characters_fk" FOREIGN KEY ("characters_id") REFERENCES "public"."characters"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_genres_fk" FOREIGN KEY ("genres_id") REFERENCES "public"."genres"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_countries_fk" FOREIGN KEY ("countries_id") REFERENCES "public"."countries"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_files_fk" FOREIGN KEY ("files_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "movies_title_idx" ON "movies" USING btree ("title");
  CREATE INDEX "movies_original_title_idx" ON "movies" USING btree ("original_title");
  CREATE INDEX "movies_release_date_idx" ON "movies" USING btree ("release_date");
  CREATE INDEX "movies_year_idx" ON "movies" USING btree ("year");
  CREATE INDEX "movies_released_idx" ON "movies" USING btree ("released");
  CREATE INDEX "movies_director_idx" ON "movies" USING btree ("director_id");
  CREATE INDEX "movies_country_idx" ON "movies" USING btree ("country_id");
  CREATE INDEX "movies_poster_idx" ON "movies" USING btree ("poster_id");
  CREATE UNIQUE INDEX "movies_external_ids_external_ids_imdb_idx" ON "movies" USING btree ("external_ids_imdb");
  CREATE UNIQUE INDEX "movies_external_ids_external_ids_tmdb_idx" ON "movies" USING btree ("external_ids_tmdb");
  CREATE UNIQUE INDEX "movies_external_ids_external_ids_movielens_idx" ON "movies" USING btree ("external_ids_movielens");
  CREATE UNIQUE INDEX "movies_external_ids_external_ids_wikidata_idx" ON "movies" USING btree ("external_ids_wikidata");
  CREATE UNIQUE INDEX "movies_external_ids_external_ids_wikipedia_idx" ON "movies" USING btree ("external_ids_wikipedia");
  CREATE INDEX "movies_updated_at_idx" ON "movies" USING btree ("updated_at");
  CREATE INDEX "movies_created_at_idx" ON "movies" USING btree ("created_at");
  CREATE INDEX "movies_rels_order_idx" ON "movies_rels" USING btree ("order");
  CREATE INDEX "movies_rels_parent_idx" ON "movies_rels" USING btree ("parent_id");
  CREATE INDEX "movies_rels_path_idx" ON "movies_rels" USING btree ("path");
  CREATE INDEX "movies_rels_genres_id_idx" ON "movies_rels" USING btree ("genres_id");
  CREATE INDEX "movies_rels_files_id_idx" ON "movies_rels" USING btree ("files_id");
  CREATE INDEX "persons_photos_order_idx" ON "persons_photos" USING btree ("_order");
  CREATE INDEX "persons_photos_parent_id_idx" ON "persons_photos" USING btree ("_parent_id");
  CREATE INDEX "persons_photos_file_idx" ON "persons_photos" USING btree ("file_id");
  CREATE INDEX "persons_last_name_idx" ON "persons" USING btree ("last_name");
  CREATE INDEX "persons_name_idx" ON "persons" USING btree ("name");
  CREATE INDEX "persons_country_idx" ON "persons" USING btree ("country_id");
  CREATE INDEX "persons_main_photo_idx" ON "persons" USING btree ("main_photo_id");
  CREATE UNIQUE INDEX "persons_external_ids_external_ids_imdb_idx" ON "persons" USING btree ("external_ids_imdb");
  CREATE UNIQUE INDEX "persons_external_ids_external_ids_tmdb_idx" ON "persons" USING btree ("external_ids_tmdb");
  CREATE UNIQUE INDEX "persons_external_ids_external_ids_movielens_idx" ON "persons" USING btree ("external_ids_movielens");
  CREATE UNIQUE INDEX "persons_external_ids_external_ids_wikidata_idx" ON "persons" USING btree ("external_ids_wikidata");
  CREATE UNIQUE INDEX "persons_external_ids_external_ids_wikipedia_idx" ON "persons" USING btree ("external_ids_wikipedia");
  CREATE INDEX "persons_updated_at_idx" ON "persons" USING btree ("updated_at");
  CREATE INDEX "persons_created_at_idx" ON "persons" USING btree ("created_at");
  CREATE INDEX "characters_name_idx" ON "characters" USING btree ("name");
  CREATE INDEX "characters_updated_at_idx" ON "characters" USING btree ("updated_at");
  CREATE INDEX "characters_created_at_idx" ON "characters" USING btree ("created_at");
  CREATE INDEX "castings_movie_idx" ON "castings" USING btree ("movie_id");
  CREATE INDEX "castings_actor_idx" ON "castings" USING btree ("actor_id");
  CREATE INDEX "castings_character_idx" ON "castings" USING btree ("character_id");
  CREATE INDEX "castings_updated_at_idx" ON "castings" USING btree ("updated_at");
  CREATE INDEX "castings_created_at_idx" ON "castings" USING btree ("created_at");
  CREATE UNIQUE INDEX "genres_name_idx" ON "genres" USING btree ("name");
  CREATE INDEX "genres_updated_at_idx" ON "genres" USING btree ("updated_at");
  CREATE INDEX "genres_created_at_idx" ON "genres" USING btree ("created_at");
  CREATE UNIQUE INDEX "countries_name_idx" ON "countries" USING btree ("name");
  CREATE UNIQUE INDEX "countries_code_idx" ON "countries" USING btree ("code");
  CREATE INDEX "countries_updated_at_idx" ON "countries" USING btree ("updated_at");
  CREATE INDEX "countries_created_at_idx" ON "countries" USING btree ("created_at");
  CREATE INDEX "files_owner_idx" ON "files" USING btree ("owner_id");
  CREATE UNIQUE INDEX "files_key_idx" ON "files" USING btree ("key");
  CREATE INDEX "files_sizes_w92_sizes_w92_filename_idx" ON "files" USING btree ("sizes_w92_filename");
  CREATE INDEX "files_sizes_w185_sizes_w185_filename_idx" ON "files" USING btree ("sizes_w185_filename");
  CREATE INDEX "files_sizes_w342_sizes_w342_filename_idx" ON "files" USING btree ("sizes_w342_filename");
  CREATE INDEX "files_sizes_w780_sizes_w780_filename_idx" ON "files" USING btree ("sizes_w780_filename");
  CREATE INDEX "files_updated_at_idx" ON "files" USING btree ("updated_at");
  CREATE INDEX "files_created_at_idx" ON "files" USING btree ("created_at");
  CREATE UNIQUE INDEX "files_filename_idx" ON "files" USING btree ("filename");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_avatar_idx" ON "users" USING btree ("avatar_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "users_username_idx" ON "users" USING btree ("username");
  CREATE INDEX "favorites_user_idx" ON "favorites" USING btree ("user_id");
  CREATE INDEX "favorites_movie_idx" ON "favorites" USING btree ("movie_id");
  CREATE INDEX "favorites_updated_at_idx" ON "favorites" USING btree ("updated_at");
  CREATE INDEX "favorites_created_at_idx" ON "favorites" USING btree ("created_at");
  CREATE UNIQUE INDEX "user_movie_idx" ON "favorites" USING btree ("user_id","movie_id");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_movies_id_idx" ON "payload_locked_documents_rels" USING btree ("movies_id");
  CREATE INDEX "payload_locked_documents_rels_persons_id_idx" ON "payload_locked_documents_rels" USING btree ("persons_id");
  CREATE INDEX "payload_locked_documents_rels_characters_id_idx" ON "payload_locked_documents_rels" USING btree ("characters_id");
  CREATE INDEX "payload_locked_documents_rels_genres_id_idx" ON "payload_locked_documents_rels" USING btree ("genres_id");
  CREATE INDEX "payload_locked_documents_rels_countries_id_idx" ON "payload_locked_documents_rels" USING btree ("countries_id");
  CREATE INDEX "payload_locked_documents_rels_files_id_idx" ON "payload_locked_documents_rels" USING btree ("files_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "movies" CASCADE;
  DROP TABLE "movies_rels" CASCADE;
  DROP TABLE "persons_photos" CASCADE;
  DROP TABLE "persons" CASCADE;
  DROP TABLE "characters" CASCADE;
  DROP TABLE "castings" CASCADE;
  DROP TABLE "genres" CASCADE;
  DROP TABLE "countries" CASCADE;
  DROP TABLE "files" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "favorites" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "payload_jobs_stats" CASCADE;
  DROP TYPE "public"."enum_persons_gender";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";`)
}

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Titles by any part of a word, for as much as there are titles that have it: see docs/decisions/054-parts-of-words.md. The
 * list of entries that are yet to be written is short (64 kB), for every search goes through it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  // A large catalogue takes its time.
  await db.execute(sql`set local statement_timeout = 0`)
  await db.execute(ends)
  await db.execute(sql`
    create index movies_title_ends_idx on movies using gin (word_ends(title)) with (gin_pending_list_limit = 64);
    analyze movies;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index movies_title_ends_idx;
    drop function word_ends;
  `)
}

const ends = sql`
  -- Each word of a text from each of its letters on, in small letters, to 60 of them: of "Dark" dark, ark, rk, k. Of a text
  -- of more than 1000 bytes a space alone, which is in no word.
  create function word_ends("of" text) returns tsvector language plpgsql immutable strict parallel safe as $$
  declare
    ends text[] := '{}';
    word text;
  begin
    if octet_length("of") > 1000 then return array_to_tsvector('{" "}'); end if;
    foreach word in array string_to_array(lower("of"), ' ') loop
      for place in 1 .. length(word) loop
        ends := ends || substr(word, place, 60);
      end loop;
    end loop;
    return array_to_tsvector(ends);
  end $$;
`

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Titles by any part of a word, for as much as there are titles that have it: see docs/decisions/054-parts-of-words.md. The
 * list of entries that are yet to be written is short (64 kB), for every search goes through it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  // A large catalogue takes its time.
  await db.execute(sql`set local statement_timeout = 0`)
  for (const part of [ends, meant, like]) await db.execute(part)
  await db.execute(sql`
    create index movies_title_ends_idx on movies using gin (word_ends(title)) with (gin_pending_list_limit = 64);
    analyze movies;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index movies_title_ends_idx;
    drop function is_like, ends_meant, word_ends;
  `)
}

const ends = sql`
  -- Each word of a text from each of its letters on, in small letters, to 60 of them: of "Dark" dark, ark, rk, k.
  create function word_ends("of" text) returns tsvector language plpgsql immutable strict parallel safe as $$
  declare
    ends text[] := '{}';
    word text;
  begin
    if length("of") > 10000 then
      raise exception 'A text of more than 10,000 letters.' using errcode = 'program_limit_exceeded';
    end if;
    foreach word in array string_to_array(lower("of"), ' ') loop
      for place in 1 .. length(word) loop
        ends := ends || substr(word, place, 60);
      end loop;
    end loop;
    return array_to_tsvector(ends);
  end $$;
`

const meant = sql`
  -- What word_ends of a text has to have, if the text is like the pattern: the longest of what stands between spaces and
  -- wildcards, and another, unless that is so short that it would lead to half of all texts. Null where nothing is meant.
  create function ends_meant(pattern text) returns tsquery language sql immutable parallel safe as $$
    select string_agg('''' || replace(left(piece, 60), '''', '''''') || ''':*', ' & ' order by place)::tsquery
    from (
      select piece, row_number() over (order by length(piece) desc, piece) as place
      from regexp_split_to_table(lower(pattern), '[%_\\\\[:space:]]+') piece
      where piece <> '' group by piece
    ) pieces
    where place = 1 or place = 2 and length(piece) > 3
  $$;
`

const like = sql`
  -- The same as "of" ilike pattern. Where the pattern is a part of a word, its ends tell all; where it is none, they tell nothing.
  create function is_like("of" text, pattern text) returns boolean language sql immutable parallel safe as $$
    select (ends_meant(pattern) is null or word_ends("of") @@ ends_meant(pattern))
      and (lower(pattern) ~ '^%[^%_\\\\[:space:]]{1,60}%$' or "of" ilike pattern)
  $$;
`

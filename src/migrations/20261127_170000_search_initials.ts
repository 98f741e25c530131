import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A film whose title ends in a Roman figure that has no digits of its own, such as "Louis XVI", could not be written. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`set local statement_timeout = 0`)
  await db.execute(initials)
  await db.execute(sql`
    update search_documents d set names = d.names || search_acronyms(plain)
    from movies m, search_plain(m.title) plain
    where d.kind = 'movies' and d.id = m.id and plain ~ '\\m[ivx]+\\M' and search_acronyms(plain) <> ''`)
}

/** It does the same as before for all titles that could be written. */
export async function down(_: MigrateDownArgs): Promise<void> {
  await Promise.resolve()
}

const initials = sql`
  -- What a title is called by its initials, each with a sign before it that no word has: _lotr and _rotk for "The Lord of the
  -- Rings: The Return of the King". Of its parts and of all of it, with an article before it and a number after it and without.
  create or replace function search_acronyms(plain text) returns tsvector language plpgsql immutable strict parallel safe as $$
  declare
    parts text[];
    words text[];
    initials text;
    bare text;
    vector text := '';
  begin
    if plain !~ '[^ ] [^ ]+ [^ ]| [0-9]' then return ''; end if;
    parts := regexp_split_to_array(replace(left(plain, 300), '''', ''),
      '[:–—(/]| - | and the | (?:part|vol\\.?|volume|chapter|episode) ');
    if cardinality(parts) > 1 then parts := parts || array_to_string(parts, ' '); end if;
    if position(' and the ' in plain) > 0 then parts := parts || left(plain, 300); end if;
    for part in 1 .. cardinality(parts) loop
      words := string_to_array(search_split(parts[part]), ' ');
      continue when cardinality(words) = 0
        or cardinality(words) + (cardinality(parts) > 1 or words[cardinality(words)] ~ '^[0-9]')::integer < 3;
      initials := '';
      for n in 1 .. cardinality(words) loop
        bare := initials;
        initials := initials || coalesce(case when words[n] ~ '^[0-9]{1,2}$' then words[n]
          when n > 1 and n = cardinality(words) and words[n] ~ '^[ivx]+$' then (search_forms(words[n]))[1] end, left(words[n], 1));
      end loop;
      vector := vector || ' _' || initials || ':1';
      if words[1] in ('the', 'a', 'an') and cardinality(words) > 3 then vector := vector || ' _' || substr(initials, 2) || ':1'; end if;
      if initials ~ '[0-9]$' and char_length(bare) > 1 then vector := vector || ' _' || bare || ':1'; end if;
    end loop;
    return vector::tsvector;
  end $$;
`

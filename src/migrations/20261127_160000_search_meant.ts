import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import * as kept from './20261127_120000_search_kept.ts'
import * as before from './20261127_130000_search_understood.ts'

/**
 * What people mean by "lotr", "forestgump", "kasablanka", "alien 1980" or "twenty two jump street": titles are known by their
 * initials, words by their sound, years by their neighbours. Words that nearly every name has no longer lead the way.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  // A large catalogue takes longer than any request may.
  await db.execute(sql`set local statement_timeout = 0`)
  for (const part of [forget, sounds, initials, understanding]) await db.execute(part)
  await db.execute(sql`
    update search_documents d set names = d.names || initials.names
    from movies m, search_acronyms(search_plain(m.title)) initials (names)
    where d.kind = 'movies' and d.id = m.id and initials.names <> ''`)
}

export async function down(args: MigrateDownArgs): Promise<void> {
  const { db } = args
  await db.execute(sql`set local statement_timeout = 0`)
  await db.execute(forgetAgain)
  await kept.up(args)
  await before.up(args)
  await db.execute(sql`
    update search_documents set names = ts_delete(names, array(
      select lexeme from unnest(names) where starts_with(lexeme, '_')))
    where kind = 'movies' and exists (select from unnest(names) where starts_with(lexeme, '_'))`)
}

const forget = sql`
  drop function search_ask, search_joined, search_most, search_every, search_groups, search_phrase, search_word,
    search_knows, search_lookalikes, search_corrections, search_spellings, search_ends, search_parts, search_pairs,
    search_parted;
  drop type search_asked;
`

const forgetAgain = sql`
  drop function search_knows_all, search_with_articles, search_parted_nearly, search_names_much, search_compound, search_initialled, search_sounds,
    search_ends, search_spellings, search_parts, search_pairs, search_parted, search_acronyms;
  drop function search_sound;
  alter table search_words drop column sound;
`

const sounds = sql`
  -- How a word is said, as far as letters tell; nothing for what is too short or not in them.
  create function search_sound(word text) returns text language plpgsql immutable strict parallel safe as $$
  declare sound text;
  begin
    if word !~ '^[a-z]{5,60}$' then return null; end if;
    sound := metaphone(word, 20);
    return case when char_length(sound) > 2 then sound end;
  end $$;

  alter table search_words add column sound text;
  update search_words set sound = search_sound(word);
  create index search_words_sound_idx on search_words (sound) where sound is not null;
`

const initials = sql`
  -- What a title is called by its initials, each with a sign before it that no word has: _lotr and _rotk for "The Lord of the
  -- Rings: The Return of the King". Of its parts and of all of it, with an article before it and a number after it and without.
  create function search_acronyms(plain text) returns tsvector language plpgsql immutable strict parallel safe as $$
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

  create or replace function search_put_movies(ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_documents (kind, id, key, other_key, size, year, names)
    select 'movies', m.id, m.key, coalesce(nullif(search_key(search_plain(m.original_title)), m.key),
      nullif(search_key(search_short(m.plain)), m.key)), search_size(m.plain), m.year,
      search_names(m.title, m.original_title, m.year::integer) || search_acronyms(m.plain)
    from (
      select id, title, original_title, year, plain, search_key(plain) as key
      from movies, search_plain(title) plain where id = any(ids)
    ) m
    on conflict (kind, id) do update set key = excluded.key, other_key = excluded.other_key, size = excluded.size,
      year = excluded.year, names = excluded.names;
    insert into search_texts (id, words)
    select id, setweight(to_tsvector('english', concat_ws(' ', search_plain(left(title, 1000)),
        search_plain(left(original_title, 1000)), year::integer)), 'A')
      || to_tsvector('english', search_plain(left(coalesce(description_text, ''), 20000)))
    from movies where id = any(ids)
    on conflict (id) do update set words = excluded.words;
    perform search_meet('movies', ids);
    perform search_learn('movies', ids);
  end $$;

  create or replace function search_learn(of_kind search_kind, ids integer[]) returns void language plpgsql as $$
  begin
    insert into search_words (word, deletes, sound)
    select word, search_deletes(word), search_sound(word)
    from (
      select distinct unnest(tsvector_to_array(names)) as word
      from search_documents where kind = of_kind and id = any(ids)
    ) met
    where char_length(word) between 2 and 30 and word ~ '[^0-9]' and not starts_with(word, '_')
      and not exists (select from search_words known where known.word = met.word)
    order by word;
  end $$;
`

const understanding = sql`
  -- A search as it was understood: the keys of titles that would be the same, the words as they were typed ("whole", and
  -- "open" where the last may go on), "sought" for the index; "articled" is there where articles were asked for, "near"
  -- where errors are forgiven, and then "numbers" that are no errors, "initials" where unknown words may be those of titles,
  -- and the "sound" of it all. Of what is looked for in more than names also "groups", a tsquery for each of the "words", to
  -- part them between two names, "ends", the keys of titles that it begins or ends with, "prose" for the films' texts,
  -- "prose_typed" the same as it was typed, where names lack one of the words, and "anywhere" for how many one has.
  create type search_asked as (
    key text, key_end text, short_key text, titled text, year smallint, size smallint,
    whole tsquery, open tsquery, sought tsquery, articled tsquery, near tsquery, numbers tsquery, initials tsquery, sound text,
    words text[], groups text[], ends text[], prose tsquery, prose_typed tsquery, anywhere tsquery, barred tsquery
  );

  -- The words in use that are one error from this one, two where it is long; the likeliest first: two letters of it in
  -- each other's place, then one more, less or another (of a short word rather one more), rather inside the word than at an end.
  create function search_corrections(asked text) returns text[] language plpgsql stable as $$
  declare
    deletes_of text[] := search_deletes(asked);
    swapped text[] := '{}';
    most integer := case when char_length(asked) < 5 then 1 else 2 end;
  begin
    for n in 1 .. char_length(asked) - 1 loop
      swapped := swapped || (left(asked, n - 1) || substr(asked, n + 1, 1) || substr(asked, n, 1) || substr(asked, n + 2));
    end loop;
    return array(
      select word from (
        select distinct word, case when word = any(swapped) then 0 else levenshtein_less_equal(word, asked, most) end as apart
        from search_words where deletes && deletes_of
      ) near
      where apart <= most and word <> asked
      order by apart, (most = 1 and char_length(word) <= char_length(asked)), (left(word, 1) <> left(asked, 1))::integer + (right(word, 1) <> right(asked, 1))::integer, word
      limit 30);
  end $$;

  -- For a word with more errors than that, or one that is still being typed.
  create function search_lookalikes(asked text) returns text[] language plpgsql stable as $$
  declare
    most integer := case when char_length(asked) < 6 then 1 when char_length(asked) < 9 then 2 else 3 end;
  begin
    return array(
      select word from (
        select distinct word, least(
          levenshtein_less_equal(word, asked, 3),
          levenshtein_less_equal(left(word, char_length(asked)), asked, 3)) as apart
        from search_words where word % asked
      ) near
      where apart <= most
      order by apart, left(word, 1) <> left(asked, 1), word
      limit 8);
  end $$;

  -- Words in use that sound the same, however they are written: kasablanka, filadelfia.
  create function search_sounds(asked text) returns text[] language plpgsql stable as $$
  declare heard text := search_sound(asked);
  begin
    if heard is null then return '{}'; end if;
    return array(
      select word from (
        select distinct word, levenshtein_less_equal(word, asked, 4) as apart
        from search_words s where s.sound = heard
      ) alike
      where apart <= 4 and word <> asked
      order by apart, word
      limit 5);
  end $$;

  -- Those of the words that are in use.
  create function search_knows(asked text[]) returns text[] language plpgsql stable as $$
  begin
    return array(select distinct word from search_words where word = any(asked));
  end $$;

  -- Whether all of the question's words are in use; numbers are what they are.
  create function search_knows_all(terms text[]) returns boolean language plpgsql stable as $$
  declare words text[] := string_to_array(search_split(search_plain(array_to_string(terms, ' '))), ' ');
  begin
    words := array(select w from unnest(words) w where w ~ '[^0-9]' and char_length(w) > 1);
    return words <@ search_knows(words);
  end $$;

  -- Each way to part a word into two that are in use, as phrases.
  create function search_parted(word text) returns text[] language plpgsql stable as $$
  declare
    beginnings text[] := '{}';
    ends text[] := '{}';
    beginning text;
    ways text[] := '{}';
  begin
    for n in 2 .. char_length(word) - 2 loop
      beginnings := beginnings || left(word, n);
    end loop;
    beginnings := search_knows(beginnings);
    foreach beginning in array beginnings loop
      ends := ends || substr(word, char_length(beginning) + 1);
    end loop;
    ends := search_knows(ends);
    foreach beginning in array beginnings loop
      if substr(word, char_length(beginning) + 1) = any(ends) then
        ways := ways || ('(' || beginning || ' <-> ' || substr(word, char_length(beginning) + 1) || ')');
      end if;
    end loop;
    return ways;
  end $$;

  -- The same where either part is mistyped besides: forestgump.
  create function search_parted_nearly(word text) returns text[] language plpgsql stable as $$
  declare
    pieces text[] := '{}';
    known text[];
    ways text[] := '{}';
    head text[];
    tail text[];
  begin
    for n in 3 .. char_length(word) - 3 loop
      pieces := pieces || left(word, n) || substr(word, n + 1);
    end loop;
    known := search_knows(pieces);
    for n in 1 .. cardinality(pieces) / 2 loop
      head := array_remove(array[pieces[2 * n - 1]], null);
      tail := array_remove(array[pieces[2 * n]], null);
      continue when not (head && known and char_length(head[1]) > 3 or tail && known and char_length(tail[1]) > 3);
      head := head || (search_corrections(head[1]))[:5];
      tail := tail || (search_corrections(tail[1]))[:5];
      ways := ways || ('((' || array_to_string(head, ' | ') || ') <-> (' || array_to_string(tail, ' | ') || '))');
    end loop;
    return ways;
  end $$;

  -- What else a word of a question may be written as in a name that the name's own forms do not have: by the other
  -- spelling of English, as an abbreviation, or a number.
  create function search_spellings(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  declare others text[] := '{}';
  begin
    if char_length(word) > 4 then
      if word ~ 'our(s|ed|ing|ite|ites|hood)?$' then others := others || regexp_replace(word, 'our([a-z]*)$', 'or\\1'); end if;
      if word ~ 'or(s|ed|ing|ite|ites|hood)?$' then others := others || regexp_replace(word, 'or([a-z]*)$', 'our\\1'); end if;
      if word ~ 'tres?$' then others := others || regexp_replace(word, 'tre(s?)$', 'ter\\1'); end if;
      if word ~ 'ters?$' then others := others || regexp_replace(word, 'ter(s?)$', 'tre\\1'); end if;
      if word ~ 'i[sz](e|ed|es|ing|ation)$' then
        others := others || regexp_replace(word, 'i[sz]([a-z]+)$', case when word ~ 'is[a-z]+$' then 'iz\\1' else 'is\\1' end);
      end if;
    end if;
    if char_length(word) > 9 then return others; end if;
    return others || search_forms(word) || case word
      when '1st' then '{first}' when '2nd' then '{second}' when '3rd' then '{third}' when '4th' then '{fourth}'
      when '5th' then '{fifth}' when '6th' then '{sixth}' when '7th' then '{seventh}' when '8th' then '{eighth}'
      when '9th' then '{ninth}' when '10th' then '{tenth}' when '13th' then '{thirteenth}'
      when 'first' then '{1st}' when 'second' then '{2nd}' when 'third' then '{3rd}' when 'fourth' then '{4th}'
      when 'fifth' then '{5th}' when 'sixth' then '{6th}' when 'seventh' then '{7th}' when 'eighth' then '{8th}'
      when '14' then '{fourteen}' when '15' then '{fifteen}' when '16' then '{sixteen}' when '17' then '{seventeen}'
      when '18' then '{eighteen}' when '19' then '{nineteen}' when '20' then '{twenty}' when '30' then '{thirty}'
      when '40' then '{forty}' when '50' then '{fifty}' when '60' then '{sixty}' when '100' then '{hundred}'
      when 'fourteen' then '{14}' when 'fifteen' then '{15}' when 'sixteen' then '{16}' when 'seventeen' then '{17}'
      when 'eighteen' then '{18}' when 'nineteen' then '{19}' when 'thirty' then '{30}' when 'forty' then '{40}'
      when 'fifty' then '{50}' when 'sixty' then '{60}' when 'hundred' then '{100}'
      when 'blvd' then '{boulevard}' when 'mt' then '{mount}' when 'mount' then '{mt}' when 'missus' then '{mrs}'
      when 'misses' then '{mrs}' when 'pvt' then '{private}' when 'sgt' then '{sergeant}' when 'sergeant' then '{sgt}'
      when 'lt' then '{lieutenant}' when 'capt' then '{captain}' when 'captain' then '{capt}' when 'col' then '{colonel}'
      when 'prof' then '{professor}' when 'junior' then '{jr}' when 'jr' then '{junior}' when 'xmas' then '{christmas}'
      when 'hours' then '{hrs}' when 'hrs' then '{hours}' when 'nite' then '{night}' when 'thru' then '{through}' when 'grey' then '{gray}'
      when 'gray' then '{grey}' when 'ok' then '{okay}' when 'u' then '{you}' when 'n' then '{and}'
      else '{}'
    end::text[];
  end $$;

  -- A word of the question as a tsquery: its other forms; with "forgiving" what may have been meant, at 1 and 3 by a word
  -- that is not among the known, at 2 by any but a number. A year is remembered by one more or less.
  create function search_word(word text, open boolean, forgiving integer, known text[]) returns text
    language plpgsql stable as $$
  declare
    meant text[] := array[word || case when open then ':*' else '' end] || search_spellings(word);
    others text[];
    is_known boolean;
  begin
    if forgiving > 0 and word ~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$' then
      meant := meant || ((word::integer - 1) || ':B') || ((word::integer + 1) || ':B');
    elsif forgiving > 0 and char_length(word) between 2 and 30 and word ~ '[^0-9]' then
      is_known := word = any(known);
      if not is_known or forgiving = 2 and coalesce(meant[2], '') !~ '^[0-9]' then
        others := search_corrections(word);
        if cardinality(others) = 0 and char_length(word) > 4 then others := search_lookalikes(word); end if;
        -- The last word is no article: "thev".
        if open then others := array_remove(array_remove(array_remove(others, 'the'), 'a'), 'an'); end if;
        if not is_known or forgiving = 2 then others := others || search_sounds(word); end if;
        if not is_known then
          if char_length(word) > 4 then others := others || search_parted(word); end if;
          if forgiving = 3 and char_length(word) > 7 then others := others || search_parted_nearly(word); end if;
          if forgiving < 3 and char_length(word) < 11 then others := others || ('_' || word); end if;
        end if;
        meant := meant || others;
      end if;
    end if;
    return case when cardinality(meant) = 1 then meant[1] else '(' || array_to_string(meant, ' | ') || ')' end;
  end $$;

  create function search_phrase(phrase text) returns text language sql immutable parallel safe as $$
    select nullif('(' || replace(search_split(search_plain(phrase)), ' ', ' <-> ') || ')', '()')
  $$;

  -- What may stand for each term of a question; pieces that belong together may be written as one.
  create function search_groups(terms text[], forgiving integer, known text[]) returns text[]
    language plpgsql stable as $$
  declare
    groups text[] := '{}';
    pieces text[];
    joined text;
    part text;
    last boolean;
  begin
    for t in 1 .. cardinality(terms) loop
      pieces := string_to_array(search_split(terms[t]), ' ');
      continue when cardinality(pieces) = 0;
      part := '';
      for p in 1 .. cardinality(pieces) loop
        last := t = cardinality(terms) and p = cardinality(pieces) and char_length(pieces[p]) > 1;
        part := part || case when p > 1 then ' & ' else '' end
          || search_word(pieces[p], last, forgiving, known);
      end loop;
      if cardinality(pieces) > 1 then
        joined := search_join(terms[t]);
        if position(' ' in joined) = 0 then
          part := '((' || part || ') | ' || joined || case when t = cardinality(terms) then ':*)' else ')' end;
        else
          part := '(' || part || ')';
        end if;
      end if;
      groups := groups || part;
    end loop;
    return groups;
  end $$;

  create function search_every(groups text[]) returns text language sql stable parallel safe as $$
    select nullif(array_to_string(groups, ' & '), '')
  $$;

  -- All of them but one, whichever; what is left has a word of three letters, where any has: few names lack all shorter ones.
  create function search_most(groups text[], words text[]) returns text language plpgsql immutable parallel safe as $$
  declare ways text[] := '{}';
  begin
    if cardinality(groups) < 2 then return search_every(groups); end if;
    for n in 1 .. cardinality(groups) loop
      continue when cardinality(words) = cardinality(groups) and not search_names_much(words[: n - 1] || words[n + 1 :])
        and search_names_much(words);
      ways := ways || ('(' || search_every(groups[: n - 1] || groups[n + 1 :]) || ')');
    end loop;
    return '(' || array_to_string(ways, ' | ') || ')';
  end $$;

  -- Whether one of the words can tell a name from most others.
  create function search_names_much(words text[]) returns boolean language plpgsql immutable parallel safe as $$
  declare word text;
  begin
    foreach word in array words loop
      if char_length(word) > 2 and word ~ '[^0-9]' or word ~ '[^ -~]' then return true; end if;
    end loop;
    return false;
  end $$;

  -- All of them, or two that make one word together: "di caprio", and of two alone also what is nearly one: "gost busters".
  create function search_joined(groups text[], pairs text[], known text[]) returns text language plpgsql stable as $$
  declare
    ways text[] := array[search_every(groups)];
    number text;
  begin
    if cardinality(groups) <> cardinality(pairs) + 1 or cardinality(groups) not between 2 and 6 then return ways[1]; end if;
    for n in 1 .. cardinality(pairs) loop
      continue when pairs[n] !~ '^\\w{5,30}$';
      number := search_compound(pairs[n]);
      if number is not null then
        ways := ways || search_every(groups[: n - 1] || number || groups[n + 2 :]);
      elsif pairs[n] = any(known) then
        ways := ways || search_every(groups[: n - 1] || pairs[n] || groups[n + 2 :]);
      elsif cardinality(groups) = 2 then
        ways := ways || search_corrections(pairs[n]);
      end if;
    end loop;
    return '(' || array_to_string(ways, ') | (') || ')';
  end $$;

  -- A number of two words that were run together, in digits: twentytwo, fivehundred.
  create function search_compound(pair text) returns text language plpgsql immutable strict parallel safe as $$
  declare
    ten text := substring(pair from '^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)');
    one text := (search_forms(substr(pair, char_length(ten) + 1)))[1];
    hundreds text := (search_forms(substring(pair from '^([a-z]{3,5})hundred$')))[1];
  begin
    if hundreds ~ '^[1-9]$' then return hundreds || '00'; end if;
    if one !~ '^[1-9]$' then return null; end if;
    return (array_position('{twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety}', ten) + 1) || one;
  end $$;

  -- Each term run together with the next.
  create function search_pairs(terms text[]) returns text[] language plpgsql immutable parallel safe as $$
  declare pairs text[] := '{}';
  begin
    for n in 1 .. cardinality(terms) - 1 loop
      pairs := pairs || (terms[n] || terms[n + 1]);
    end loop;
    return pairs;
  end $$;

  -- The two parts that words may be of different names, each way to part them; the second also as it is typed. Whether
  -- either can name someone: a number does not.
  create function search_parts(groups text[], words text[])
    returns table (n integer, head tsquery, tail tsquery, whole tsquery, is_head boolean, is_tail boolean)
    language plpgsql immutable strict parallel safe as $$
  begin
    if cardinality(groups) not between 2 and 6 or cardinality(words) <> cardinality(groups) then return; end if;
    for at in 1 .. cardinality(groups) - 1 loop
      n := at;
      head := array_to_string(groups[: at], ' & ')::tsquery;
      tail := array_to_string(groups[at + 1 :], ' & ')::tsquery;
      whole := replace(tail::text, ':*', '')::tsquery;
      is_head := search_names_much(words[: at]);
      is_tail := search_names_much(words[at + 1 :]);
      return next;
    end loop;
  end $$;

  -- The keys of all that words begin with, and end with.
  create function search_ends(words text[]) returns text[] language plpgsql immutable strict parallel safe as $$
  declare ends text[] := '{}';
  begin
    for n in 1 .. cardinality(words) - 1 loop
      ends := ends || search_key(array_to_string(words[: n], ' ')) || search_key(array_to_string(words[n + 1 :], ' '));
    end loop;
    return array_remove(array_remove(array_remove(ends, 'the'), 'a'), 'an');
  end $$;

  -- The words of which the unknown may be the initials of a title; null where none is.
  create function search_initialled(words text[], groups text[], known text[]) returns text
    language plpgsql immutable parallel safe as $$
  declare ways text[] := '{}';
  begin
    if cardinality(groups) <> cardinality(words) then return null; end if;
    for n in 1 .. cardinality(words) loop
      ways := ways || case when words[n] ~ '^[a-z][a-z0-9]{1,9}$' and words[n] <> all(known) then '_' || words[n] else groups[n] end;
    end loop;
    return case when ways <> groups then search_every(ways) end;
  end $$;

  -- The words, where unknown ones of several are "the" but for a letter: "teh godfather".
  create function search_with_articles(words text[], forgiving integer) returns text[] language plpgsql stable as $$
  begin
    if forgiving = 0 or cardinality(words) < 2 then return words; end if;
    for n in 1 .. cardinality(words) loop
      if words[n] in ('teh', 'hte') or words[n] ~ '^[a-z]{2,4}$' and levenshtein(words[n], 'the') = 1 then
        if search_knows(words[n : n]) = '{}' then words[n] := 'the'; end if;
      end if;
    end loop;
    return words;
  end $$;

  -- Understands a question: words, phrases, and words that must not be there. "forgiving" is 0 for words as they
  -- are typed, 1 where unknown ones are mended, 2 where all may have been mistyped, 3 where one of them may be missing;
  -- "wide" is for what is looked for in more than names. Of the words those in "common" lead to too many records, those in
  -- "frequent" to many: the others are looked up, and where there are none, "sought" is null.
  create function search_ask(
    terms text[], phrases text[], excluded text[], forgiving integer, wide boolean, common text[], frequent text[]
  ) returns search_asked language plpgsql stable as $$
  declare
    asked search_asked;
    words text[] := search_with_articles(string_to_array(search_plain(array_to_string(terms, E'\\n')), E'\\n'), forgiving);
    bare text[] := array_remove(array_remove(array_remove(words, 'the'), 'a'), 'an');
    plain text := array_to_string(words, ' ');
    split text[];
    fixed text;
    barred text;
    groups text[];
    pairs text[];
    known text[];
    rare text[] := '{}';
    word text;
    typed text;
  begin
    if cardinality(phrases) > 0 then
      fixed := (select string_agg(search_phrase(p), ' & ') from unnest(phrases) p);
      plain := concat_ws(' ', plain, search_plain(array_to_string(phrases, ' ')));
    end if;
    if cardinality(excluded) > 0 then
      barred := (select string_agg('!' || search_phrase(x), ' & ') from unnest(excluded) x);
    end if;
    if cardinality(bare) = 0 then bare := words; end if;
    split := string_to_array(search_split(plain), ' ');
    asked.key := search_key(plain);
    asked.key_end := asked.key || U&'\\+10FFFF';
    asked.short_key := search_key(search_short(plain));
    asked.size := search_size(plain);
    foreach word in array split loop
      if word ~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$' then
        asked.year := word::smallint;
        asked.titled := search_key(array_to_string(array_remove(split, word), ' '));
      end if;
    end loop;
    groups := search_groups(bare, 0, '{}');
    typed := search_every(groups);
    -- Signs alone are the key of a name like "$", and no words to look for.
    if cardinality(groups) = 0 and fixed is null then
      barred := null;
    end if;
    asked.open := concat_ws(' & ', fixed, search_every(groups), barred)::tsquery;
    asked.whole := replace(asked.open::text, ':*', '')::tsquery;
    if cardinality(bare) < cardinality(words) then
      asked.articled := asked.open;
      foreach word in array array['the', 'a', 'an'] loop
        if word = any(words) then asked.articled := asked.articled && word::tsquery; end if;
      end loop;
    end if;
    if forgiving > 0 then
      pairs := search_pairs(bare);
      known := search_knows(split || pairs);
      asked.numbers := search_every(array(
        select search_word(w, false, 0, '{}') from unnest(split) w
        where w ~ '^([0-9]+|ii|iii|iv|vi|vii|viii|ix)$' and w !~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$'))::tsquery;
      if forgiving < 3 and fixed is null then asked.initials := search_initialled(bare, groups, known)::tsquery; end if;
      asked.sound := search_sound(asked.key);
      groups := search_groups(bare, forgiving, known);
      asked.near := concat_ws(' & ', fixed, case forgiving
        when 3 then search_most(groups, bare) else '(' || search_joined(groups, pairs, known) || ')' end, barred)::tsquery;
    end if;
    if wide then
      for n in 1 .. case when forgiving > 0 and cardinality(groups) = cardinality(bare) then cardinality(bare) else 0 end loop
        if bare[n] = asked.year::text then groups[n] := bare[n]; end if;
      end loop;
      if fixed is null then
        asked.groups := groups;
        asked.words := bare;
        asked.ends := search_ends(split);
      end if;
      asked.anywhere := to_tsquery('english', regexp_replace(array_to_string(groups, ' | '), '\\m(\\w\\w?):\\*', '\\1', 'g'));
      -- Not where English passes over one of the words, as over the title in "up pixar".
      if forgiving = 1 and not array(select w from unnest(split) w where w ~ '[^0-9]') <@ (known || '{the,a,an}')
        and not exists (select from unnest(bare) w where to_tsvector('english', w) = '') then
        asked.prose_typed := to_tsquery('english', concat_ws(' & ', fixed, regexp_replace(typed, '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
      end if;
      asked.prose := to_tsquery('english', concat_ws(' & ', fixed, regexp_replace(
        case forgiving when 3 then search_most(groups, bare) else search_every(groups) end,
        '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
    end if;
    if cardinality(excluded) > 0 then
      asked.barred := to_tsquery('english', replace(replace(barred, '!', ''), '&', '|'));
    end if;
    asked.sought := coalesce(asked.near, asked.open);
    if fixed is null and cardinality(groups) = cardinality(bare) and forgiving < 2 then
      -- A word of which two or three letters are typed may be any of thousands: the others lead to fewer; of three letters
      -- where one of these is not frequent.
      for n in 1 .. cardinality(bare) - (
        forgiving = 0 and cardinality(bare) > 1 and split[cardinality(split)] ~ '^[a-z]{2,3}$'
        and (split[cardinality(split)] ~ '^..$' or not trim_array(bare, 1) <@ frequent)
      )::integer loop
        if bare[n] <> all(common) then rare := rare || groups[n]; end if;
      end loop;
      -- Where these are all too many, it leads to fewer after all.
      if cardinality(rare) = 0 and cardinality(common) > 0 and bare[cardinality(bare)] <> all(common) then
        rare := groups[cardinality(groups) :];
      end if;
      if cardinality(rare) between 1 and cardinality(groups) - 1 and (forgiving = 0 or cardinality(common) > 0) then
        asked.sought := concat_ws(' & ', search_every(rare), barred)::tsquery;
      elsif cardinality(rare) = 0 and cardinality(common) > 0 and forgiving = 0 then
        asked.sought := null;
      end if;
    end if;
    return asked;
  end $$;
`

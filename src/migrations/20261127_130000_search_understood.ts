import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import * as before from './20261127_000080_search.ts'

/**
 * How a question is understood, anew: the same words as before, in a third of the time. What is asked of the vocabulary is
 * asked at once and by plans that a session keeps; what names alone do not need is left out.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(forget)
  await db.execute(understanding)
}

export async function down(args: MigrateDownArgs): Promise<void> {
  await args.db.execute(sql`drop function search_spellings, search_ends, search_parts, search_pairs, search_parted`)
  await before.down(args)
  await before.up(args)
}

const forget = sql`
  drop function search_ask, search_joined, search_most, search_every, search_groups, search_phrase, search_word,
    search_knows, search_lookalikes, search_corrections;
  drop type search_asked;
`

const understanding = sql`
  -- A search as it was understood: the keys of titles that would be the same, the words as they were typed ("whole", and
  -- "open" where the last may go on), "sought" for the index; "articled" is there where articles were asked for, "near"
  -- where errors are forgiven. Of what is looked for in more than names also "groups", a tsquery for each term, to part
  -- them between two names, "ends", the keys of titles that it begins or ends with, "prose" for the films' texts, and
  -- "anywhere" for how many of the words one has.
  create type search_asked as (
    key text, key_end text, short_key text, titled text, year smallint, size smallint,
    whole tsquery, open tsquery, sought tsquery, articled tsquery, near tsquery,
    groups text[], ends text[], prose tsquery, anywhere tsquery, barred tsquery
  );

  -- The words in use that are one error from this one, two where it is long; the likeliest first: two letters of it in
  -- each other's place, then one more, less or another, rather inside the word than at an end of it.
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
      order by apart, (left(word, 1) <> left(asked, 1))::integer + (right(word, 1) <> right(asked, 1))::integer, word
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

  -- Those of the words that are in use.
  create function search_knows(asked text[]) returns text[] language plpgsql stable as $$
  begin
    return array(select distinct word from search_words where word = any(asked));
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

  -- What else a word of a question may be written as in a name that the name's own forms do not have.
  create function search_spellings(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  begin
    if char_length(word) > 9 then return '{}'; end if;
    return search_forms(word) || case word
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
      when 'nite' then '{night}' when 'thru' then '{through}' when 'theatre' then '{theater}'
      when 'theater' then '{theatre}' when 'colour' then '{color}' when 'color' then '{colour}' when 'grey' then '{gray}'
      when 'gray' then '{grey}' when 'ok' then '{okay}' when 'u' then '{you}' when 'n' then '{and}'
      else '{}'
    end::text[];
  end $$;

  -- A word of the question as a tsquery: its other forms; with "forgiving" what may have been meant, at 1 and 3 by a word
  -- that is not among the known, at 2 by any but a number.
  create function search_word(word text, open boolean, forgiving integer, known text[]) returns text
    language plpgsql stable as $$
  declare
    meant text[] := array[word || case when open then ':*' else '' end] || search_spellings(word);
    others text[];
    is_known boolean;
  begin
    if forgiving > 0 and char_length(word) between 2 and 30 and word ~ '[^0-9]' then
      is_known := word = any(known);
      if not is_known or forgiving = 2 and coalesce(meant[2], '') !~ '^[0-9]' then
        others := search_corrections(word);
        if cardinality(others) = 0 and char_length(word) > 4 then others := search_lookalikes(word); end if;
        if not is_known and char_length(word) > 4 then others := others || search_parted(word); end if;
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

  -- All of them but one, whichever.
  create function search_most(groups text[]) returns text language sql stable parallel safe as $$
    select case when cardinality(groups) < 2 then search_every(groups) else '(' || (
      select string_agg('(' || search_every(groups[: n - 1] || groups[n + 1 :]) || ')', ' | ')
      from generate_series(1, cardinality(groups)) n) || ')' end
  $$;

  -- All of them, or two that make one word together: "di caprio", and of two alone also what is nearly one: "gost busters".
  create function search_joined(groups text[], pairs text[], known text[]) returns text language plpgsql stable as $$
  declare ways text[] := array[search_every(groups)];
  begin
    if cardinality(groups) <> cardinality(pairs) + 1 or cardinality(groups) not between 2 and 6 then return ways[1]; end if;
    for n in 1 .. cardinality(pairs) loop
      continue when pairs[n] !~ '^\\w{5,30}$';
      if pairs[n] = any(known) then
        ways := ways || search_every(groups[: n - 1] || pairs[n] || groups[n + 2 :]);
      elsif cardinality(groups) = 2 then
        ways := ways || search_corrections(pairs[n]);
      end if;
    end loop;
    return '(' || array_to_string(ways, ') | (') || ')';
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

  -- The two parts that words may be of different names, each way to part them; the second also as it is typed.
  create function search_parts(groups text[]) returns table (n integer, head tsquery, tail tsquery, whole tsquery)
    language plpgsql immutable strict parallel safe as $$
  begin
    if cardinality(groups) not between 2 and 6 then return; end if;
    for at in 1 .. cardinality(groups) - 1 loop
      n := at;
      head := array_to_string(groups[: at], ' & ')::tsquery;
      tail := array_to_string(groups[at + 1 :], ' & ')::tsquery;
      whole := replace(tail::text, ':*', '')::tsquery;
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

  -- Understands a question: words, phrases, and words that must not be there. "forgiving" is 0 for words as they
  -- are typed, 1 where unknown ones are mended, 2 where all may have been mistyped, 3 where one of them may be missing;
  -- "wide" is for what is looked for in more than names. Of the words those in "common" lead to too many records: the
  -- others are looked up, and where there are none, "sought" is null.
  create function search_ask(
    terms text[], phrases text[], excluded text[], forgiving integer, wide boolean, common text[]
  ) returns search_asked language plpgsql stable as $$
  declare
    asked search_asked;
    words text[] := string_to_array(search_plain(array_to_string(terms, E'\\n')), E'\\n');
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
      groups := search_groups(bare, forgiving, known);
      asked.near := concat_ws(' & ', fixed, case forgiving
        when 3 then search_most(groups) else '(' || search_joined(groups, pairs, known) || ')' end, barred)::tsquery;
    end if;
    if wide then
      if fixed is null then
        asked.groups := groups;
        asked.ends := search_ends(split);
      end if;
      asked.anywhere := to_tsquery('english', regexp_replace(array_to_string(groups, ' | '), '\\m(\\w\\w?):\\*', '\\1', 'g'));
      asked.prose := to_tsquery('english', concat_ws(' & ', fixed, regexp_replace(
        case forgiving when 3 then search_most(groups) else search_every(groups) end,
        '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
    end if;
    if cardinality(excluded) > 0 then
      asked.barred := to_tsquery('english', replace(replace(barred, '!', ''), '&', '|'));
    end if;
    asked.sought := coalesce(asked.near, asked.open);
    if fixed is null and cardinality(groups) = cardinality(bare) and forgiving < 2 then
      -- A word of which two or three letters are typed may be any of thousands: the others lead to fewer.
      for n in 1 .. cardinality(bare) - (
        forgiving = 0 and cardinality(bare) > 1 and split[cardinality(split)] ~ '^[a-z]{2,3}$'
      )::integer loop
        if bare[n] <> all(common) then rare := rare || groups[n]; end if;
      end loop;
      if cardinality(rare) between 1 and cardinality(groups) - 1 and (forgiving = 0 or cardinality(common) > 0) then
        asked.sought := concat_ws(' & ', search_every(rare), barred)::tsquery;
      elsif cardinality(rare) = 0 and cardinality(common) > 0 and forgiving = 0 then
        asked.sought := null;
      end if;
    end if;
    return asked;
  end $$;
`

import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'
import * as before from './20261127_190000_search_cost.ts'

/**
 * The same answers for less: what was mistyped is noticed by the first statement, which mends it at once, and a question is
 * understood in half as many steps. Each step of a function is set up anew in every transaction; what is in SQL alone and
 * names no table becomes a part of the step that calls it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [words, question, understanding]) await db.execute(part)
}

/** What is left does the same as before. */
export async function down(args: MigrateDownArgs): Promise<void> {
  await before.up(args)
  await args.db.execute(sql`drop function search_english`)
}

const words = sql`
  -- What a name is recognised by: its words run together, without the article before or after them.
  create or replace function search_key(plain text) returns text language plpgsql immutable strict parallel safe as $$
  begin
    return left(coalesce(
      nullif(replace(regexp_replace(regexp_replace(search_split(plain), '^(the|an?) ', ''), ' (the|an?)$', ''), ' ', ''), ''),
      nullif(replace(search_split(plain), ' ', ''), ''),
      btrim(plain)), 200);
  end $$;

  -- Other ways to write a word in a title, by which it is found too; the first is the shortest.
  create or replace function search_forms(word text) returns text[] language sql immutable parallel safe as $$
    select coalesce(string_to_array('{
      "one":"1", "two":"2", "three":"3", "four":"4", "five":"5", "six":"6", "seven":"7",
      "eight":"8", "nine":"9", "ten":"10", "eleven":"11", "twelve":"12", "thirteen":"13",
      "twenty":"20", "i":"1", "ii":"2", "iii":"3", "iv":"4", "v":"5,vs", "vi":"6",
      "vii":"7", "viii":"8", "ix":"9", "x":"10", "xi":"11", "xii":"12", "xiii":"13",
      "xiv":"14", "xv":"15", "mister":"mr", "doctor":"dr", "versus":"vs", "saint":"st",
      "1":"1,first", "2":"2,ii,second", "3":"3,iii,third", "4":"4,iv,fourth", "5":"5,v,fifth",
      "6":"6,vi,sixth", "7":"7,vii,seventh", "8":"8,viii", "part":"pt", "volume":"vol",
      "episode":"ep", "brothers":"bros"
    }'::jsonb ->> word, ','), '{}')
  $$;

  -- The other spelling of English.
  create function search_english(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  declare others text[] := '{}';
  begin
    if word ~ 'our(s|ed|ing|ite|ites|hood)?$' then others := others || regexp_replace(word, 'our([a-z]*)$', 'or\\1'); end if;
    if word ~ 'or(s|ed|ing|ite|ites|hood)?$' then others := others || regexp_replace(word, 'or([a-z]*)$', 'our\\1'); end if;
    if word ~ 'tres?$' then others := others || regexp_replace(word, 'tre(s?)$', 'ter\\1'); end if;
    if word ~ 'ters?$' then others := others || regexp_replace(word, 'ter(s?)$', 'tre\\1'); end if;
    if word ~ 'i[sz](e|ed|es|ing|ation)$' then
      others := others || regexp_replace(word, 'i[sz]([a-z]+)$', case when word ~ 'is[a-z]+$' then 'iz\\1' else 'is\\1' end);
    end if;
    return others;
  end $$;

  -- Other ways to write a word that is asked for.
  create or replace function search_spellings(word text) returns text[] language sql immutable parallel safe as $$
    select case when char_length(word) > 4 and word ~ '(ou?r(s|ed|ing|ite|ites|hood)?|tres?|ters?|i[sz](e|ed|es|ing|ation))$'
      then search_english(word) else '{}' end
    || case when char_length(word) < 10 then search_forms(word) || coalesce(string_to_array('{
      "1st":"first", "2nd":"second", "3rd":"third", "4th":"fourth", "5th":"fifth",
      "6th":"sixth", "7th":"seventh", "8th":"eighth", "9th":"ninth", "10th":"tenth",
      "13th":"thirteenth", "first":"1st", "second":"2nd", "third":"3rd", "fourth":"4th",
      "fifth":"5th", "sixth":"6th", "seventh":"7th", "eighth":"8th", "14":"fourteen",
      "15":"fifteen", "16":"sixteen", "17":"seventeen", "18":"eighteen", "19":"nineteen",
      "20":"twenty", "30":"thirty", "40":"forty", "50":"fifty", "60":"sixty", "100":"hundred",
      "fourteen":"14", "fifteen":"15", "sixteen":"16", "seventeen":"17", "eighteen":"18",
      "nineteen":"19", "thirty":"30", "forty":"40", "fifty":"50", "sixty":"60",
      "hundred":"100", "blvd":"boulevard", "mt":"mount", "mount":"mt", "missus":"mrs",
      "misses":"mrs", "pvt":"private", "sgt":"sergeant", "sergeant":"sgt", "lt":"lieutenant",
      "capt":"captain", "captain":"capt", "col":"colonel", "prof":"professor", "junior":"jr",
      "jr":"junior", "xmas":"christmas", "hours":"hrs", "hrs":"hours", "nite":"night",
      "thru":"through", "grey":"gray", "gray":"grey", "ok":"okay", "u":"you", "n":"and"
    }'::jsonb ->> word, ','), '{}')
      else '{}' end
  $$;
`

const question = sql`
  -- Each way to part a word into two that are in use, as phrases.
  create or replace function search_parted(word text) returns text[] language plpgsql stable as $$
  begin
    return array(
      select '(' || left(word, n) || ' <-> ' || substr(word, n + 1) || ')'
      from generate_series(2, char_length(word) - 2) n
      where exists (select from search_words known where known.word = left(search_parted.word, n))
        and exists (select from search_words known where known.word = substr(search_parted.word, n + 1)));
  end $$;

  -- A word of the question as a tsquery: its other forms; with "forgiving" what may have been meant, at 1 and 3 by a word
  -- that is not among the known, at 2 by any but a number. A year is remembered by one more or less.
  create or replace function search_word(word text, open boolean, forgiving integer, known text[]) returns text
    language plpgsql stable as $$
  declare
    meant text[] := array[word || case when open then ':*' else '' end] || search_spellings(word);
    others text[];
    is_known boolean;
  begin
    if forgiving > 0 then
      if word ~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$' then
        meant := meant || ((word::integer - 1) || ':B') || ((word::integer + 1) || ':B');
      elsif char_length(word) between 2 and 30 and word ~ '[^0-9]' then
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
    end if;
    return case when cardinality(meant) = 1 then meant[1] else '(' || array_to_string(meant, ' | ') || ')' end;
  end $$;

  -- What may stand for each term of a question; pieces that belong together may be written as one.
  create or replace function search_groups(terms text[], forgiving integer, known text[]) returns text[]
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
      if cardinality(pieces) = 1 then
        groups := groups || search_word(pieces[1], t = cardinality(terms) and char_length(pieces[1]) > 1, forgiving, known);
        continue;
      end if;
      continue when cardinality(pieces) = 0;
      part := '';
      for p in 1 .. cardinality(pieces) loop
        last := t = cardinality(terms) and p = cardinality(pieces) and char_length(pieces[p]) > 1;
        part := part || case when p > 1 then ' & ' else '' end
          || search_word(pieces[p], last, forgiving, known);
      end loop;
      joined := search_join(terms[t]);
      groups := groups || case
        when position(' ' in joined) > 0 then '(' || part || ')'
        when t = cardinality(terms) then '((' || part || ') | ' || joined || ':*)'
        else '((' || part || ') | ' || joined || ')'
      end;
    end loop;
    return groups;
  end $$;
`

const understanding = sql`
  -- Whether all of the question's words are in use; numbers are what they are.
  create or replace function search_knows_all(terms text[]) returns boolean language plpgsql stable as $$
  begin
    return not exists (
      select from unnest(string_to_array(search_split(search_plain(array_to_string(terms, ' '))), ' ')) asked (word)
      where asked.word ~ '[^0-9]' and char_length(asked.word) > 1
        and not exists (select from search_words known where known.word = asked.word));
  end $$;

  -- Understands a question: words, phrases, and words that must not be there. "forgiving" is 0 for words as they
  -- are typed, null where unknown ones are mended if no name and no text holds them all, 1 where they are mended, 2
  -- where all may have been mistyped, 3 where one of them may be missing; "wide" is for what is looked for in more than
  -- names. Of the words those in "common" lead to too many records, those in "frequent" to many: the others are looked up,
  -- and where there are none, "sought" is null.
  create or replace function search_ask(
    terms text[], phrases text[], excluded text[], forgiving integer, wide boolean, common text[], frequent text[]
  ) returns search_asked language plpgsql stable as $$
  declare
    asked search_asked;
    mended search_asked;
    is_tried boolean := forgiving is null;
    words text[] := string_to_array(search_plain(array_to_string(terms, E'\\n')), E'\\n');
    bare text[];
    plain text;
    split text[];
    short text[];
    fixed text;
    barred text;
    groups text[];
    pairs text[];
    known text[];
    rare text[] := '{}';
    word text;
    typed text;
  begin
    forgiving := coalesce(forgiving, 0);
    if forgiving > 0 then words := search_with_articles(words, forgiving); end if;
    plain := array_to_string(words, ' ');
    if cardinality(phrases) > 0 then
      fixed := (select string_agg(search_phrase(p), ' & ') from unnest(phrases) p);
      plain := concat_ws(' ', plain, search_plain(array_to_string(phrases, ' ')));
    end if;
    if cardinality(excluded) > 0 then
      barred := (select string_agg('!' || search_phrase(x), ' & ') from unnest(excluded) x);
    end if;
    bare := coalesce(nullif(array_remove(array_remove(array_remove(words, 'the'), 'a'), 'an'), '{}'), words);
    split := string_to_array(search_split(plain), ' ');
    asked.key := search_key(plain);
    asked.key_end := asked.key || U&'\\+10FFFF';
    asked.size := cardinality(array_remove(array_remove(array_remove(split, 'the'), 'a'), 'an'));
    foreach word in array split loop
      short := short || coalesce((search_forms(word))[1], word);
      if word ~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$' then
        asked.year := word::smallint;
        asked.titled := search_key(array_to_string(array_remove(split, word), ' '));
      end if;
    end loop;
    asked.short_key := search_key(array_to_string(short, ' '));
    groups := search_groups(bare, 0, '{}');
    typed := search_every(groups);
    -- Signs alone are the key of a name like "$", and no words to look for.
    if cardinality(groups) = 0 and fixed is null then
      barred := null;
    end if;
    asked.open := concat_ws(' & ', fixed, typed, barred)::tsquery;
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
      if plain ~ '[0-9]|\\m(ii|iii|iv|vi|vii|viii|ix)\\M' then
        asked.numbers := search_every(array(
          select search_word(w, false, 0, '{}') from unnest(split) w
          where w ~ '^([0-9]+|ii|iii|iv|vi|vii|viii|ix)$' and w !~ '^(18[7-9]|19[0-9]|20[0-9])[0-9]$'))::tsquery;
      end if;
      if forgiving < 3 and fixed is null then asked.initials := search_initialled(bare, groups, known)::tsquery; end if;
      asked.sound := search_sound(asked.key);
      groups := search_groups(bare, forgiving, known);
      asked.near := concat_ws(' & ', fixed, case forgiving
        when 3 then search_most(groups, bare) else '(' || search_joined(groups, pairs, known) || ')' end, barred)::tsquery;
    end if;
    -- Not where English passes over one of the words, as over the title in "up pixar".
    if forgiving = 1 and not array(select w from unnest(split) w where w ~ '[^0-9]') <@ (known || '{the,a,an}')
      and not exists (select from unnest(bare) w where to_tsvector('english', w) = '') then
      asked.prose_typed := to_tsquery('english', concat_ws(' & ', fixed, regexp_replace(typed, '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
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
      asked.prose := to_tsquery('english', concat_ws(' & ', fixed, regexp_replace(
        case forgiving when 3 then search_most(groups, bare) else search_every(groups) end,
        '\\m(\\w\\w?):\\*', '\\1', 'g'), barred));
    end if;
    if cardinality(excluded) > 0 then
      asked.barred := to_tsquery('english', replace(replace(barred, '!', ''), '&', '|'));
    end if;
    asked.sought := coalesce(asked.near, asked.open);
    if (cardinality(common) > 0 or forgiving = 0 and split[cardinality(split)] ~ '^[a-z]{2,3}$')
      and fixed is null and cardinality(groups) = cardinality(bare) and forgiving < 2 then
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
    if is_tried and asked.sought is not null then
      -- A limit that the planner knew would lead it through the whole table.
      perform from search_documents d where d.names @@ asked.sought
        or d.key ~>=~ asked.key and d.key ~<~ asked.key_end or d.other_key ~>=~ asked.key and d.other_key ~<~ asked.key_end
        limit (select 1);
      if found or search_knows_all(terms) then return asked; end if;
      mended := search_ask(terms, phrases, excluded, 1, false, '{}', '{}');
      perform from search_texts t where t.words @@ mended.prose_typed limit (select 1);
      if not found then return mended; end if;
    end if;
    return asked;
  end $$;
`

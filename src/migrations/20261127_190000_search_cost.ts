import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The same answers of what keeps search's index, for less: Postgres sets up each expression of a function anew in every
 * transaction, arm by arm of a CASE, and planned what puts one film into the index for that film alone.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [split, words, plans, index, statistics]) await db.execute(part)
}

/** They do the same as before. */
export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter function search_put_movies reset all;
    alter function search_put_persons reset all;
    alter function search_put_characters reset all;
    alter function search_learn reset all;
    alter function search_meet reset all;
    alter index search_documents_names_idx set (fastupdate = off);
    alter index search_documents_names_idx reset (gin_pending_list_limit);
    alter table movies alter column description set statistics default;
    alter table persons alter column biography set statistics default;
  `)
}

const split = sql`
  -- Words alone, one space apart.
  create or replace function search_split(plain text) returns text language plpgsql immutable strict parallel safe as $$
  begin
    if plain !~ '[^a-z0-9 ]|  |^ | $' then return plain; end if;
    return btrim(regexp_replace(plain, '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7'
      || '\\u02b0-\\u02ff\\u2000-\\u2bff\\u3000-\\u303f\\ue000-\\uf8ff\\ufe00-\\ufe0f\\uff00-\\uff0f\\ufffc-\\ufffd'
      || '\\U0001f000-\\U0001faff\\U000e0000-\\U000e01ef]+', ' ', 'g'));
  end $$;
`

const words = sql`
  -- Other ways to write a word in a title, by which it is found too; the first is the shortest.
  create or replace function search_forms(word text) returns text[] language plpgsql immutable strict parallel safe as $$
  begin
    return coalesce(('{
      "one":"{1}", "two":"{2}", "three":"{3}", "four":"{4}", "five":"{5}", "six":"{6}", "seven":"{7}",
      "eight":"{8}", "nine":"{9}", "ten":"{10}", "eleven":"{11}", "twelve":"{12}", "thirteen":"{13}",
      "twenty":"{20}", "i":"{1}", "ii":"{2}", "iii":"{3}", "iv":"{4}", "v":"{5,vs}", "vi":"{6}",
      "vii":"{7}", "viii":"{8}", "ix":"{9}", "x":"{10}", "xi":"{11}", "xii":"{12}", "xiii":"{13}",
      "xiv":"{14}", "xv":"{15}", "mister":"{mr}", "doctor":"{dr}", "versus":"{vs}", "saint":"{st}",
      "1":"{1,first}", "2":"{2,ii,second}", "3":"{3,iii,third}", "4":"{4,iv,fourth}", "5":"{5,v,fifth}",
      "6":"{6,vi,sixth}", "7":"{7,vii,seventh}", "8":"{8,viii}", "part":"{pt}", "volume":"{vol}",
      "episode":"{ep}", "brothers":"{bros}"
    }'::jsonb ->> word)::text[], '{}');
  end $$;

  -- Other ways to write a word that is asked for.
  create or replace function search_spellings(word text) returns text[] language plpgsql immutable strict parallel safe as $$
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
    return others || search_forms(word) || coalesce(('{
      "1st":"{first}", "2nd":"{second}", "3rd":"{third}", "4th":"{fourth}", "5th":"{fifth}",
      "6th":"{sixth}", "7th":"{seventh}", "8th":"{eighth}", "9th":"{ninth}", "10th":"{tenth}",
      "13th":"{thirteenth}", "first":"{1st}", "second":"{2nd}", "third":"{3rd}", "fourth":"{4th}",
      "fifth":"{5th}", "sixth":"{6th}", "seventh":"{7th}", "eighth":"{8th}", "14":"{fourteen}",
      "15":"{fifteen}", "16":"{sixteen}", "17":"{seventeen}", "18":"{eighteen}", "19":"{nineteen}",
      "20":"{twenty}", "30":"{thirty}", "40":"{forty}", "50":"{fifty}", "60":"{sixty}", "100":"{hundred}",
      "fourteen":"{14}", "fifteen":"{15}", "sixteen":"{16}", "seventeen":"{17}", "eighteen":"{18}",
      "nineteen":"{19}", "thirty":"{30}", "forty":"{40}", "fifty":"{50}", "sixty":"{60}",
      "hundred":"{100}", "blvd":"{boulevard}", "mt":"{mount}", "mount":"{mt}", "missus":"{mrs}",
      "misses":"{mrs}", "pvt":"{private}", "sgt":"{sergeant}", "sergeant":"{sgt}", "lt":"{lieutenant}",
      "capt":"{captain}", "captain":"{capt}", "col":"{colonel}", "prof":"{professor}", "junior":"{jr}",
      "jr":"{junior}", "xmas":"{christmas}", "hours":"{hrs}", "hrs":"{hours}", "nite":"{night}",
      "thru":"{through}", "grey":"{gray}", "gray":"{grey}", "ok":"{okay}", "u":"{you}", "n":"{and}"
    }'::jsonb ->> word)::text[], '{}');
  end $$;
`

/** One plan for one record and for all of an import, also where it was made for a table that was empty then. */
const plans = sql`
  alter function search_put_movies set plan_cache_mode = force_generic_plan set enable_seqscan = off;
  alter function search_put_persons set plan_cache_mode = force_generic_plan set enable_seqscan = off;
  alter function search_put_characters set plan_cache_mode = force_generic_plan set enable_seqscan = off;
  alter function search_learn set plan_cache_mode = force_generic_plan set enable_seqscan = off;
  alter function search_meet set plan_cache_mode = force_generic_plan set enable_seqscan = off;
`

/** What is written waits in a short list, read along with the index; merged by the dozen it costs less than half. */
const index = sql`
  alter index search_documents_names_idx set (fastupdate = on, gin_pending_list_limit = 64);
`

/** No plan asks how often a whole document occurs: to count it was most of the time that ANALYZE took. */
const statistics = sql`
  alter table movies alter column description set statistics 0;
  alter table persons alter column biography set statistics 0;
`

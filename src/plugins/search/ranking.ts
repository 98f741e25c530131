import { sql } from '@payloadcms/db-postgres'
import { all } from './conditions.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'

/**
 * What a hit weighs by how it meets the words that were asked: the best of these, and a little for how well known it
 * is. The steps are wider than what fame can add within one of them, so that fame decides between equals.
 */
const weights = {
  /** The title is what was asked, or a title and its year were. */
  same: 1,
  /** The same words in another order. */
  sameWords: 0.9,
  /** The title goes on after what was asked: with another word, or within one that is still being typed. */
  goesOn: 0.77,
  begins: 0.75,
  /** The title is what was asked but for a letter or two. */
  nearly: 0.66,
  /** Added to all that follow but the texts, by how much of the title was asked. */
  coverage: 0.15,
  /** All words are in it. */
  holds: 0.5,
  /** All words are in it, the last of them still being typed. */
  begun: 0.4,
  /** The words were mistyped, or one of them is not in it. */
  meant: 0.1,
  /** Added to the one before, by how few letters would have to change. */
  closeness: 0.3,
  /** All words are in what a film's text says. */
  prose: 0.1,
  /** Added to the one before, by how close together they stand there. */
  density: 0.1,
  /** Added where an article was asked for that is in the name: "the" is no word to look for, and yet was typed. */
  article: 0.04,
  /** Times the logarithm of how well known a film or character is: 0.05 for ten castings, 0.1 for a hundred. */
  known: 0.02,
  /** The same of a person, who is in many films as a film has many actors. */
  knownPerson: 0.01,
} as const

type Weight = keyof typeof weights

const number = (value: number) => sql.raw(String(value))

const weight = (name: Weight) => number(weights[name])

/** Fewer names than this, and the films' texts are searched as well. */
export const enoughNames = 10

/** Of the films whose texts alone hold the words, more are neither ranked nor counted. */
export const mostTexts = 1000

/**
 * Of records whose names hold the words, more are neither ranked nor counted: nobody reads on so far. Where there are
 * more, those of exactly this name and the best known are among them.
 */
const mostHits = 10_000
const mostFamous = 2000

/** What narrows the records `d`, each left out where it is not needed. */
export type Narrowing = {
  conditions: SQL[]
  /** Phrases or excluded words leave no room for what only looks like the title. */
  strict: boolean
}

/** The ranked list as `found`: kind, id, score, and whether only the text met the words; and `page`, what is shown. */
export const ranked = ({ conditions, strict }: Narrowing): SQL => sql`
  asked as materialized (
    select * from search_ask(${terms}, ${phrases}, ${excluded}, ${forgiving})
  ),
  near as materialized (
    select d.*
    from asked a, search_documents d
    where (d.names @@ coalesce(a.near, a.open)${strict ? nothing : titled})${narrowed(conditions, strict)}
    limit ${number(mostHits)}
  ),
  best as (
    select d.*
    from asked a, search_documents d
    where (select count(*) from near) = ${number(mostHits)}
      and (d.kind, d.id) in (${exactAndFamous}) and d.names @@ coalesce(a.near, a.open)${narrowed(conditions, strict)}
      and not exists (select from near n where n.kind = d.kind and n.id = d.id)
  ),
  named as materialized (
    select d.kind, d.id, false as by_text, ${match} as match
    from asked a, (select * from near union all select * from best) d
  ),
  told as (
    select d.kind, d.id, true as by_text,
      ${weight('prose')} + ${weight('density')} * ts_rank_cd(t.words, a.prose, 32) as match
    from asked a
    cross join lateral (
      select id, words from search_texts where words @@ a.prose limit ${number(mostTexts)}
    ) t
    join search_documents d on d.kind = 'movies' and d.id = t.id
    where (select count(*) from named) < ${number(enoughNames)}${narrowed(conditions, false)}
      and not exists (select from named n where n.kind = d.kind and n.id = d.id)
  ),
  found as materialized (
    select kind, id, known, by_text, match + ln(1 + greatest(known, 0))
      * case kind when 'persons' then ${weight('knownPerson')} else ${weight('known')} end as score
    from (
      select *, (select f.known from search_fame f where f.kind = hits.kind and f.id = hits.id) as known
      from (select * from named union all select * from told) hits
    ) hits
  ),
  ${pageOfFound}`

/** The page that was asked of what was found. */
export const pageOfFound = sql`page as materialized (
    select * from found order by score desc, known desc, kind, id
    limit ${sql.placeholder('limit')} offset ${sql.placeholder('offset')}
  )`

const terms = sql.placeholder('terms')
const phrases = sql.placeholder('phrases')
const excluded = sql.placeholder('excluded')
const forgiving = sql.placeholder('forgiving')
const kinds = sql.placeholder('kinds')

const nothing = sql.raw('')

/** Titles that begin with what was asked, however it was parted into words. */
const titled = sql.raw(`
      or d.key ~>=~ a.key and d.key ~<~ a.key_end or d.other_key ~>=~ a.key and d.other_key ~<~ a.key_end`)

const exactAndFamous = sql`
        select kind, id from search_documents where key = (select key from asked)
        union
        select kind, id from unnest(${kinds}::search_kind[]) of_kind (kind), lateral (
          select id from search_fame f where f.kind = of_kind.kind order by known desc, id limit ${number(mostFamous)}
        ) famous`

const narrowed = (conditions: SQL[], strict: boolean) => sql`
      and d.kind = any(${kinds}::search_kind[])${all(conditions)}${strict ? notBarred : nothing}`

const notBarred = sql.raw(`
      and not coalesce(d.kind = 'movies' and exists (
        select from search_texts t where t.id = d.id and t.words @@ a.barred), false)`)

// How many letters are amiss, at best with the beginning of a title that is still being typed. Levenshtein takes 255 bytes.
const changes = sql.raw(`least(
        levenshtein(left(a.key, 60), left(d.key, 60)),
        1 + levenshtein(left(a.key, 60), left(d.key, least(char_length(a.key), 60))))`)
const isAsLong = sql.raw('char_length(a.key) in (char_length(d.key), char_length(d.other_key))')
const isNearly = sql.raw(`levenshtein_less_equal(left(a.key, 60), left(d.key, 60), 2)
        <= case when char_length(a.key) < 6 then 1 else 2 end`)
const length = sql.raw('greatest(least(char_length(a.key), 60), 1)::float')

/** How well a name `d` meets what was asked, `a`. */
const match = sql`case
      when d.key = a.key or d.other_key = a.key then ${weight('same')}
      when d.year = a.year and a.titled in (d.key, d.other_key) then ${weight('same')}
      when d.size = a.size and ${isAsLong} and d.names @@ a.whole then ${weight('sameWords')}
      when d.key ^@ a.key or d.other_key ^@ a.key then
        case when d.names @@ a.whole then ${weight('goesOn')} else ${weight('begins')} end
      when a.near is not null and ${isNearly} then ${weight('nearly')}
      when d.names @@ a.whole then
        ${weight('holds')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
      when d.names @@ a.open then
        ${weight('begun')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
      else ${weight('meant')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
        + ${weight('closeness')} * greatest(1 - ${changes} / ${length}, 0)
    end + case when d.names @@ a.articled then ${weight('article')} else 0 end`

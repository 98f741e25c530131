import { sql } from '@payloadcms/db-postgres'
import { candidates, inTexts, narrowed } from './candidates.ts'
import { together } from './together.ts'
import { told, untold } from './told.ts'
import { enoughNames, weight } from './weights.ts'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { Narrowing } from './candidates.ts'
import type { Readable } from './grants.ts'

/**
 * The ranked list as `found`: kind, id, how well known it is, whether only a text met the words, and the score; and
 * `page`, what is shown. `near` are the records whose names hold the words, `meeting` tells how well they meet them.
 */
export const ranked = (narrowing: Narrowing): SQL => {
  const { isCrowd, scope } = narrowing
  const narrow = narrowed(narrowing)
  return sql`
  ${candidates(narrowing, narrow)},
  named as materialized (
    select d.kind, d.id, ${match} as match
    from asked a, ${sql.raw(isCrowd ? '(select * from near union all select * from cut)' : 'near')} d
  ),
  meeting as materialized (
    select coalesce(max(match), 0) as best, count(*) as number,
      count(*) filter (where match >= ${weight('nearlyBegins')}) as close
    from named
  ),${scope === 'names' ? nothing : beside[scope](narrowing, narrow)}
  met as materialized (${met[scope]}),
  found as materialized (
    select met.kind, met.id, f.known, met.by_text, met.match, met.match + ln(1 + greatest(f.known, 0))
      * case met.kind when 'persons' then ${weight('knownPerson')} else ${weight('known')} end as score
    from met, lateral (
      select known from search_fame f where f.kind = met.kind and f.id = met.id offset 0
    ) f
  ),
  ${pageOfFound}`
}

/**
 * A title was met as a whole, or as far as it was typed within a word, or ten names were: a mistyped word rarely makes any
 * of these. Of the question `a`, and how its names meet it, `m`.
 */
export const isMet = sql`(m.best >= ${weight('sameWords')} or m.number >= ${enoughNames}
      or m.best >= ${weight('begins')} and m.best < ${weight('goesOn')} and char_length(a.key) >= 8)`

/** Whether each of the words is in some name: not asked where they are met, or mended. */
export const isKnown = sql`case when ${isMet} then true when a.near is null then search_knows_all(${sql.placeholder('terms')}) else false end`

/** The page that was asked of what was found. */
export const pageOfFound = sql`page as materialized (
    select * from found order by score desc, known desc, kind, id
    limit ${sql.placeholder('limit')} offset ${sql.placeholder('offset')}
  )`

const kinds = sql.placeholder('kinds')
const nothing = sql.raw('')

const byName = 'select kind, id, false as by_text, match from named'
const bestOf = (...ways: string[]) =>
  sql.raw(`select kind, id, bool_and(by_text) as by_text, max(match) as match
      from (${ways.join(' union all ')}) h group by kind, id`)
const met = {
  names: sql.raw(byName),
  typed: bestOf(byName, 'select * from told'),
  all: bestOf(byName, 'select * from people', 'select * from within', 'select * from told'),
}

/** The films' texts, where they have a word that names lack. */
const typed = ({ conditions, readable }: Narrowing) =>
  sql`${toldTo(readable)(conditions, sql.raw('false'))},`

/** Where few names hold the words, and none nearly is them: films by their people, and by their texts. */
const all = ({ conditions, readable }: Narrowing, narrow: SQL) => sql`
  little as materialized (
    select number < ${enoughNames} and best < ${weight('nearlyBegins')}
      and 'movies' = any(${kinds}::search_kind[]) as is_little
    from meeting
  ),
  ${together(readable, { few, narrow })},
  within as (
    select d.kind, d.id, false as by_text, ${weight('within')} + ${weight('coverage')} * d.size / greatest(a.size, 1) as match
    from asked a, search_documents d
    where ${few} and d.key = any(a.ends) and d.size * 2 >= a.size and d.kind = 'movies'${narrow}
    limit ${mostWithin}
  ),
  ${toldTo(readable)(conditions, few)},`

const beside = { typed, all }

const toldTo = (readable: Readable) => (readable.fields(...inTexts) ? told : () => untold)

/** A short title may be that of many films. */
const mostWithin = sql.raw('60')

const few = sql.raw('(select is_little from little)')

// How many letters are amiss, at best with the beginning of a title that is still being typed. Levenshtein takes 255 bytes.
const changes = sql.raw(`least(
        levenshtein(left(a.key, 60), left(d.key, 60)),
        1 + levenshtein(left(a.key, 60), left(d.key, least(char_length(a.key), 60))))`)
const isAsLong = sql.raw('char_length(a.key) in (char_length(d.key), char_length(d.other_key))')
// A film's year is among the words that find it, and none of its title's.
const hasOtherYear = sql.raw('(a.year is null or d.year is distinct from a.year)')
const isOfAbout = sql.raw('abs(d.year - a.year) <= 1')
// Another number is another film.
const hasNumbers = sql.raw('(d.names @@ a.numbers) is not false')
const isNearlyThe = (asked: string) =>
  sql.raw(`levenshtein_less_equal(left(${asked}, 60), left(d.key, 60), 3)
        <= case when char_length(${asked}) < 6 then 1 when char_length(${asked}) < 12 then 2 else 3 end`)
// Three consonants are those of many words: "deniro" is no "Dinner". Of names that are much longer it is not asked, for it
// costs more than to count letters.
const sounds =
  sql.raw(`char_length(a.sound) > 3 and abs(char_length(a.key) - char_length(d.key)) <= 3
        and a.sound = metaphone(left(d.key, 60), 20)`)
const isNearly = sql`(${isNearlyThe('a.key')} or ${isOfAbout} and ${isNearlyThe('a.titled')}
        or ${sounds})`
const nearlyBegins = sql.raw(`char_length(a.key) > 5
        and levenshtein_less_equal(left(a.key, 60), left(d.key, least(char_length(a.key), 60)), 2)
        <= case when char_length(a.key) < 8 then 1 else 2 end`)
const length = sql.raw('greatest(least(char_length(a.key), 60), 1)::float')

/** How well a name `d` meets what was asked, `a`. */
const match = sql`case
      when d.key = a.key or d.other_key in (a.key, a.short_key) then ${weight('same')}
      when d.year = a.year and a.titled in (d.key, d.other_key) then ${weight('same')}
      when d.size = a.size and ${isAsLong} and ${hasOtherYear} and d.names @@ a.whole then ${weight('sameWords')}
      when d.key ^@ a.key or d.other_key ^@ a.key then
        case when d.names @@ a.whole then ${weight('goesOn')} else ${weight('begins')} end
      when a.titled in (d.key, d.other_key) and ${isOfAbout} then ${weight('otherYear')}
      when a.near is not null and ${hasNumbers} and ${isNearly} then ${weight('nearly')}
      when d.names @@ a.initials then ${weight('initials')}
      when a.near is not null and ${hasNumbers} and ${nearlyBegins} then ${weight('nearlyBegins')}
      when d.names @@ a.whole or char_length(a.key) > 5 and position(a.key in d.key) > 0 then
        ${weight('holds')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
      when d.names @@ a.open then
        ${weight('begun')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
      else ${weight('meant')} + ${weight('coverage')} * a.size / greatest(d.size, a.size, 1)
        + ${weight('closeness')} * greatest(1 - ${changes} / ${length}, 0)
    end + case when d.names @@ a.articled then ${weight('article')} else 0 end`

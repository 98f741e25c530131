import { z } from 'zod'
import { toRelease } from '../facts/days.ts'
import { longestName, splitName } from '../facts/personName.ts'
import { toRichText } from '../facts/richText.ts'
import type { Fact } from '../facts/rows.ts'
import { toDigits, toDollars, toImdb, toMinutes, toName, toText } from '../facts/texts.ts'
import { type CsvRow, csvRows } from '../read/csvRows.ts'
import { type Format, hasColumns, rejected, skipped } from './format.ts'

/** The "TMDB 5000" tables: films, and their casts and crews, with JSON in some columns. */
export const tmdb: Format = {
  name: 'tmdb',
  kinds: [
    {
      name: 'movies',
      matches: hasColumns(',', 'id', 'title', 'overview', 'release_date'),
      read: async function* (text) {
        for await (const row of csvRows(text)) yield 'reason' in row ? [rejected(row)] : toFilm(row)
      },
    },
    {
      name: 'credits',
      matches: hasColumns(',', 'movie_id', 'title', 'cast', 'crew'),
      read: async function* (text) {
        for await (const row of csvRows(text))
          yield 'reason' in row ? [rejected(row)] : toCredits(row)
      },
    },
  ],
}

function toFilm({ line, cells, raw }: CsvRow): Fact[] {
  const parts = toParts(cells)
  if (typeof parts === 'string') return [rejected({ line, raw, reason: parts })]
  const { key, title, release, genres, countries } = parts
  const [country, ...furtherCountries] = countries
  const original = toName(cells['original_title'])
  const row = {
    line,
    key,
    tmdb: key,
    imdb: toImdb(cells['imdb_id'], 'tt'),
    title,
    original_title: original === title ? null : original,
    description: toDocument(cells['overview']),
    budget: toDollars(cells['budget']),
    ...release,
    duration: toMinutes(cells['runtime']),
    genres: genres.map(({ name }) => name),
    country: country?.name ?? null,
    country_code: country?.code ?? null,
  }
  const lost = [
    skipped('further countries of a film', furtherCountries.length),
    skipped(
      'days that can be read in two ways',
      isDayLost(cells['release_date'], release.release_date) ? 1 : 0,
    ),
  ]
  return [{ table: 'movies', row }, ...lost]
}

const toDocument = (cell: string | undefined) => {
  const document = toRichText(toText(cell))
  return document && JSON.stringify(document)
}

/** What can be wrong with a row; the reason where something is. */
function toParts(cells: CsvRow['cells']) {
  const key = toDigits(cells['id'])
  const title = toName(cells['title']) ?? toName(cells['original_title'])
  const release = toRelease(cells['release_date'])
  const [genres, countries] = [namesIn(cells['genres']), namesIn(cells['production_countries'])]
  if (key === null) return 'The id is not a number.'
  if (title === null) return 'The film has no title.'
  if (!release) return `The release date ${cells['release_date'] ?? ''} is no date.`
  if (!genres) return 'The genres are not a JSON list.'
  if (!countries) return 'The production countries are not a JSON list.'
  return { key, title, release, genres, countries }
}

const isDayLost = (written: string | undefined, day: string | null) =>
  day === null && /\d\D\d+\D\d/.test(written ?? '')

const named = z.array(
  z.object({
    name: z.string(),
    iso_3166_1: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullish()
      .catch(null),
  }),
)

/** The names in a cell such as [{"id": 18, "name": "Drama"}]; undefined where it is none. */
const namesIn = (cell = '') => {
  const parsed = named.safeParse(jsonOf(cell))
  return parsed.data?.flatMap((each) => {
    const name = toName(each.name)
    return name === null ? [] : [{ name, code: each.iso_3166_1 ?? null }]
  })
}

/** Some copies of the tables are printed by Python: with single quotes, and None. That is not guessed at. */
const jsonOf = (cell: string): unknown => {
  if (cell.trim() === '') return []
  try {
    return JSON.parse(cell)
  } catch {
    return undefined
  }
}

const person = z.object({
  id: z.union([z.number(), z.string()]),
  name: z.string(),
  gender: z.number().nullish().catch(null),
})
const castList = z.array(
  person.extend({ character: z.string().nullish(), order: z.number().nullish() }),
)
const crewList = z.array(person.extend({ job: z.string().nullish() }))

function toCredits({ line, cells, raw }: CsvRow): Fact[] {
  const refuse = (reason: string) => [rejected({ line, raw, reason })]
  const movie = toDigits(cells['movie_id'])
  const cast = castList.safeParse(jsonOf(cells['cast'] ?? ''))
  const crew = crewList.safeParse(jsonOf(cells['crew'] ?? ''))
  if (movie === null) return refuse('The movie_id is not a number.')
  if (!cast.success) return refuse('The cast is not a JSON list of people.')
  if (!crew.success) return refuse('The crew is not a JSON list of people.')
  const directors = crew.data.filter(({ job }) => job === 'Director')
  return [
    ...cast.data.map((entry, at): Fact => {
      const who = toPerson(entry)
      if (!who) return skipped('cast entries without an id or a name')
      const position = Math.min(Math.max((entry.order ?? at) + 1, 1), 1_000_000)
      const character = toName(entry.character)
      return { table: 'castings', row: { line, movie, ...who, character, position } }
    }),
    ...directors.flatMap((entry): Fact[] => {
      const who = toPerson(entry)
      return who ? [{ table: 'directors', row: { line, movie, ...who } }] : []
    }),
  ]
}

const genders: Record<number, string> = { 1: 'female', 2: 'male', 3: 'nonbinary' }

const toPerson = (entry: z.output<typeof person>) => {
  const key = toDigits(entry.id)
  const name = toName(entry.name)
  if (key === null || name === null || name.length > longestName) return undefined
  return { person: key, ...splitName(name), gender: genders[entry.gender ?? 0] ?? null }
}

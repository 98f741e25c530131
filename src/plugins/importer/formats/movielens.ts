import type { Fact } from '../facts/rows.ts'
import { toDigits, toImdb, toName, toYear } from '../facts/texts.ts'
import { type CsvRow, csvRows } from '../read/csvRows.ts'
import { type Format, hasColumns, rejected } from './format.ts'

/** MovieLens: movies.csv, and links.csv with the ids elsewhere. */
export const movielens: Format = {
  name: 'movielens',
  kinds: [
    {
      name: 'movies.csv',
      matches: hasColumns(',', 'movieId', 'title', 'genres'),
      read: async function* (text) {
        for await (const row of csvRows(text))
          yield ['reason' in row ? rejected(row) : toMovie(row)]
      },
    },
    {
      name: 'links.csv',
      matches: hasColumns(',', 'movieId', 'imdbId', 'tmdbId'),
      read: async function* (text) {
        for await (const row of csvRows(text)) yield ['reason' in row ? rejected(row) : toIds(row)]
      },
    },
  ],
}

function toMovie({ line, cells, raw }: CsvRow): Fact {
  const key = toDigits(cells['movieId'])
  const written = toName(cells['title'])
  if (key === null) return rejected({ line, raw, reason: 'The movieId is not a number.' })
  if (written === null) return rejected({ line, raw, reason: 'The film has no title.' })
  const row = {
    line,
    key,
    movielens: key,
    ...parseTitle(written),
    genres: toGenres(cells['genres']),
  }
  return { table: 'movies', row }
}

/** "Matrix, The (1999)" is "The Matrix" of 1999. Other titles may follow in brackets, and a series' last year; some have a bracket too many. */
const parseTitle = (written: string) => {
  const [, before, first] = /^(.*\S)\s*\((\d{4})(?:[-–]\s*\d{0,4})?\)+$/.exec(written) ?? []
  const year = toYear(first)
  return { title: withArticleFirst(year === null || !before ? written : before), year }
}

/** "Misérables, Les (Wretched, The)": what stands in brackets is another title, and keeps its order. */
const withArticleFirst = (title: string) => {
  const [, name, article, rest = ''] = trailingArticle.exec(title) ?? []
  if (!name || !article) return title
  return `${article}${article.endsWith("'") ? '' : ' '}${name}${rest}`
}

const articles =
  "The|A|An|Le|La|Les|L'|Il|Lo|I|Gli|El|Los|Las|Un|Una|Une|Der|Die|Das|Ein|Eine|Den|Det|De|Het|Een|O|Os|As|Lá"
const trailingArticle = new RegExp(`^([^(]+), (${articles})((?: \\(.*\\))?)$`)

const noGenres = '(no genres listed)'

const toGenres = (cell = '') =>
  cell
    .split('|')
    .map(toName)
    .filter((name) => name !== null)
    .filter((name) => name !== noGenres)

function toIds({ line, cells, raw }: CsvRow): Fact {
  const movie = toDigits(cells['movieId'])
  if (movie === null) return rejected({ line, raw, reason: 'The movieId is not a number.' })
  const ids = { imdb: toImdb(cells['imdbId'], 'tt'), tmdb: toDigits(cells['tmdbId']) }
  return { table: 'ids', row: { line, movie, ...ids } }
}

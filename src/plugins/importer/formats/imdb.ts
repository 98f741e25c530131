import { longestName, splitName } from '../facts/personName.ts'
import type { Fact } from '../facts/rows.ts'
import { toImdb, toMinutes, toName, toYear } from '../facts/texts.ts'
import { tsvRows } from '../read/tsvRows.ts'
import { type Context, type Format, hasColumns, type Kind, rejected, skipped } from './format.ts'

type Row = { line: number; raw: string; cell: (name: string) => string | null }

/** The public IMDb tables. Films are what IMDb calls a movie; people are those whom films name. */
export const imdb: Format = {
  name: 'imdb',
  kinds: [
    kind('title.basics', { columns: ['tconst', 'titleType', 'primaryTitle'], toFacts: toFilm }),
    kind('title.crew', { columns: ['tconst', 'directors', 'writers'], toFacts: toDirectors }),
    kind('title.principals', { columns: ['tconst', 'nconst', 'category'], toFacts: toCastings }),
    kind('name.basics', { columns: ['nconst', 'primaryName'], toFacts: toPerson }),
  ],
}

type Reader = { columns: string[]; toFacts: (row: Row, context: Context) => Fact[] }

/** Rows are handed on by the hundred: one at a time would cost more than reading them. */
const batchSize = 200

function kind(name: string, { columns, toFacts }: Reader): Kind {
  return {
    name,
    matches: hasColumns('\t', ...columns),
    read: async function* (text, context) {
      let batch: Fact[] = []
      for await (const row of tsvRows(text)) {
        batch.push(...('reason' in row ? [rejected(row)] : toFacts(row, context)))
        if (batch.length >= batchSize) {
          yield batch
          batch = []
        }
      }
      yield batch
    },
  }
}

function toFilm({ line, raw, cell }: Row, { films }: Context): Fact[] {
  const key = toImdb(cell('tconst'), 'tt')
  if (cell('titleType') !== 'movie') return [skipped('titles that are no films')]
  const title = toName(cell('primaryTitle'))
  const refuse = (reason: string) => [rejected({ line, raw, reason })]
  if (key === null) return refuse('The tconst is no IMDb id.')
  if (title === null) return refuse('The film has no title.')
  const year = toYear(cell('startYear'))
  if (cell('startYear') !== null && year === null)
    return refuse(`The year ${cell('startYear') ?? ''} is not one from 1870 to 2100.`)
  films.add(key)
  const original = toName(cell('originalTitle'))
  const row = {
    line,
    key,
    imdb: key,
    title,
    original_title: original === title ? null : original,
    year,
    duration: toMinutes(cell('runtimeMinutes')),
    genres: (cell('genres') ?? '')
      .split(',')
      .map(toName)
      .filter((name) => name !== null),
  }
  return [{ table: 'movies', row }]
}

function toDirectors({ line, cell }: Row, { films, people }: Context): Fact[] {
  const movie = toImdb(cell('tconst'), 'tt')
  if (movie === null || !films.has(movie)) return []
  return (cell('directors') ?? '').split(',').flatMap((written): Fact[] => {
    const person = toImdb(written, 'nm')
    if (person === null) return []
    people.add(person)
    return [{ table: 'directors', row: { line, movie, person } }]
  })
}

const acting = new Set(['actor', 'actress', 'self'])

function toCastings({ line, raw, cell }: Row, { films, people }: Context): Fact[] {
  const movie = toImdb(cell('tconst'), 'tt')
  if (movie === null || !films.has(movie) || !acting.has(cell('category') ?? '')) return []
  const person = toImdb(cell('nconst'), 'nm')
  const characters = charactersIn(cell('characters'))
  if (person === null) return [rejected({ line, raw, reason: 'The nconst is no IMDb id.' })]
  if (!characters) return [rejected({ line, raw, reason: 'The characters are not a JSON list.' })]
  people.add(person)
  const position = Math.max(Number(cell('ordering')) || 1, 1)
  return characters.map((character) => ({
    table: 'castings',
    row: { line, movie, person, character, position },
  }))
}

/** ["Ripley","Narrator"] is two parts; without any, one that has no name. Undefined where it is no list. */
function charactersIn(cell: string | null): (string | null)[] | undefined {
  if (cell === null) return [null]
  try {
    const list: unknown = JSON.parse(cell)
    if (!Array.isArray(list)) return undefined
    const names = list.map((name) => toName(String(name))).filter((name) => name !== null)
    return names.length > 0 ? [...new Set(names)] : [null]
  } catch {
    return undefined
  }
}

function toPerson({ line, raw, cell }: Row, { people }: Context): Fact[] {
  const key = toImdb(cell('nconst'), 'nm')
  if (key === null) return [rejected({ line, raw, reason: 'The nconst is no IMDb id.' })]
  if (!people.has(key)) return [skipped('people whom no film names')]
  const name = toName(cell('primaryName'))
  if (name === null || name.length > longestName)
    return [rejected({ line, raw, reason: 'The person has no name, or one of over 200 letters.' })]
  return [{ table: 'persons', row: { line, key, imdb: key, ...splitName(name) } }]
}

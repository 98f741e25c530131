import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { filmAt, personAt, personsIn } from './catalogue.ts'

/** Writes a made-up catalogue as the four IMDb tables, one row at a time. Answers their paths. */
export async function writeImdb(folder: string, films: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const written = Object.entries(tables).map(async ([name, rows]) => {
    const file = path.join(folder, `${name}.tsv.gz`)
    const text = Readable.from(inPieces(rows(films)))
    await pipeline(text, createGzip({ level: 1 }), createWriteStream(file))
    return file
  })
  return Promise.all(written)
}

const tables = {
  'title.basics': function* (films: number) {
    yield 'tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres'.split(
      ' ',
    )
    for (let place = 0; place < films; place += 1) {
      const { title, year, minutes, genres } = filmAt(place, films)
      yield [tconst(place), 'movie', title, title, 0, year, null, minutes, genres.join(',') || null]
    }
  },
  'title.crew': function* (films: number) {
    yield ['tconst', 'directors', 'writers']
    for (let place = 0; place < films; place += 1)
      yield [tconst(place), nconst(filmAt(place, films).director), null]
  },
  'title.principals': function* (films: number) {
    yield ['tconst', 'ordering', 'nconst', 'category', 'job', 'characters']
    for (let place = 0; place < films; place += 1)
      for (const [at, { person, character }] of filmAt(place, films).cast.entries()) {
        const characters = character === null ? null : JSON.stringify([character])
        yield [
          tconst(place),
          at + 1,
          nconst(person),
          person % 2 ? 'actor' : 'actress',
          null,
          characters,
        ]
      }
  },
  'name.basics': function* (films: number) {
    yield 'nconst primaryName birthYear deathYear primaryProfession knownForTitles'.split(' ')
    for (let place = 0; place < personsIn(films); place += 1)
      yield [nconst(place), personAt(place), null, null, 'actor', null]
  },
}

const tconst = (place: number) => `tt${String(place + 1).padStart(7, '0')}`
const nconst = (place: number) => `nm${String(place + 1).padStart(7, '0')}`

const rowsOfPiece = 2000

function* inPieces(rows: Iterable<(string | number | null)[]>) {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(`${row.map((cell) => cell ?? '\\N').join('\t')}\n`)
    if (lines.length < rowsOfPiece) continue
    yield lines.join('')
    lines = []
  }
  yield lines.join('')
}

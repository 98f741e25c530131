import { filmAt, genreNames, personAt, personsIn, textAt } from './catalogue.ts'

export type Cells = unknown[]
type Copy = [table: string, columns: string, rows: (films: number) => Generator<Cells>]

/** A millisecond apart, as an import leaves them: lists are in this order. */
const momentOf = (place: number) => new Date(Date.UTC(2026, 0, 1) + place).toISOString()

const countries = {
  'United States': 'US',
  France: 'FR',
  India: 'IN',
  Japan: 'JP',
  'United Kingdom': 'GB',
}

/** The tables in the order in which they are filled. */
export const copies: Copy[] = [
  [
    'countries',
    'id, name, code',
    function* () {
      for (const [at, [name, code]] of Object.entries(countries).entries())
        yield [at + 1, name, code]
    },
  ],
  [
    'genres',
    'id, name',
    function* () {
      for (const [at, name] of genreNames.entries()) yield [at + 1, name]
    },
  ],
  [
    'persons',
    'id, first_name, last_name, external_ids_imdb, created_at, updated_at',
    function* (films) {
      for (let place = 0; place < personsIn(films); place += 1) {
        const [last, ...first] = personAt(place).split(' ').reverse()
        const moment = momentOf(place)
        yield [
          place + 1,
          first.reverse().join(' ') || null,
          last,
          toId('nm', place),
          moment,
          moment,
        ]
      }
    },
  ],
  [
    'movies',
    'id, title, year, duration, director_id, country_id, poster_id, description, external_ids_imdb, created_at, updated_at',
    function* (films) {
      for (let place = 0; place < films; place += 1) {
        const { title, year, minutes, director } = filmAt(place, films)
        const country = 1 + (place % 3 === 0 ? place % Object.keys(countries).length : 0)
        const said = toDocument(textAt(place))
        const moment = momentOf(place)
        yield [
          place + 1,
          title,
          year,
          minutes,
          director + 1,
          country,
          place + 1,
          said,
          toId('tt', place),
          moment,
          moment,
        ]
      }
    },
  ],
  [
    'movies_rels',
    'parent_id, path, "order", genres_id, files_id',
    function* (films) {
      for (let place = 0; place < films; place += 1) {
        yield [place + 1, 'posters', 1, null, place + 1]
        for (const [at, genre] of filmAt(place, films).genres.entries())
          yield [place + 1, 'genres', at + 1, genreNames.indexOf(genre) + 1, null]
      }
    },
  ],
  [
    'characters',
    'id, name, created_at, updated_at',
    function* (films) {
      for (const { id, character, moment } of castingsOf(films))
        if (character !== null) yield [id, character, moment, moment]
    },
  ],
  [
    'castings',
    'movie_id, actor_id, character_id, "order", created_at, updated_at',
    function* (films) {
      for (const { movie, person, character, id, order, moment } of castingsOf(films))
        yield [movie, person + 1, character === null ? null : id, order, moment, moment]
    },
  ],
]

/** `id` counts the characters. */
function* castingsOf(films: number) {
  let [id, count] = [0, 0]
  for (let place = 0; place < films; place += 1)
    for (const [at, { person, character }] of filmAt(place, films).cast.entries()) {
      if (character !== null) id += 1
      yield {
        movie: place + 1,
        person,
        character,
        id,
        order: at + 1,
        moment: momentOf((count += 1)),
      }
    }
}

const toId = (prefix: string, place: number) => `${prefix}${String(place + 1).padStart(7, '0')}`

const toDocument = (text: string) => {
  const leaf = { type: 'text', text, version: 1, format: 0, mode: 'normal', style: '', detail: 0 }
  const block = { format: '', indent: 0, version: 1, direction: null }
  const paragraph = { ...block, type: 'paragraph', children: [leaf], textFormat: 0, textStyle: '' }
  return { root: { ...block, type: 'root', children: [paragraph] } }
}

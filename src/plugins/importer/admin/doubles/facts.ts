import type { Casting, Movie, Person } from '#src/payload-types.ts'

/** What is known of a record, as rows of a comparison: label and value, empty where nothing is known. */
export type Facts = [label: string, value: string][]

export const factsOf = (record: Movie | Person): Facts =>
  'title' in record ? factsOfFilm(record) : factsOfPerson(record)

const factsOfFilm = (film: Movie): Facts => [
  ['Title', film.title],
  ['Original title', film.originalTitle ?? ''],
  ['Released', day(film.releaseDate) || String(film.year ?? '')],
  ['Director', called(film.director)],
  ['Cast', listed(film.castings, partOf)],
  ['Genres', (film.genres ?? []).map(called).join(', ')],
  ['Country', called(film.country)],
  ['Duration', film.duration ? `${film.duration} minutes` : ''],
  ['Budget', film.budget ? `$${film.budget.toLocaleString('en')}` : ''],
  ['Posters', counted(film.posters)],
  ['Description', film.descriptionText ?? ''],
  ...ids(film),
]

const factsOfPerson = (person: Person): Facts => [
  ['Name', person.name ?? ''],
  ['Born', day(person.dateOfBirth)],
  ['Gender', person.gender ?? ''],
  ['Country', called(person.country)],
  ['Acted in', listed(person.castings, roleOf)],
  ['Directed', listed(person.directed, filmOf)],
  ['Photos', counted(person.photos)],
  ['Biography', person.biographyText ?? ''],
  ...ids(person),
]

const ids = ({ externalIds }: Movie | Person): Facts =>
  Object.entries(idLabels).map(([kind, label]) => [
    label,
    externalIds?.[kind as keyof typeof idLabels] ?? '',
  ])

const idLabels = {
  imdb: 'IMDb',
  tmdb: 'TMDB',
  wikidata: 'Wikidata',
  movielens: 'MovieLens',
  wikipedia: 'Wikipedia',
} as const

const day = (stored: string | null | undefined) => stored?.slice(0, 10) ?? ''

const counted = (list: unknown[] | null | undefined) => (list?.length ? String(list.length) : '')

const called = (related: unknown) =>
  typeof related === 'object' && related !== null && 'name' in related ? String(related.name) : ''

type Join<T> = { docs?: (number | T)[]; totalDocs?: number } | undefined

/** The first few of a join, and how many there are besides. */
function listed<T extends object>(join: Join<T>, toText: (record: T) => string) {
  const texts = (join?.docs ?? []).flatMap((record) =>
    typeof record === 'object' ? [toText(record)] : [],
  )
  const more = (join?.totalDocs ?? 0) - texts.length
  return [...texts, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}

const partOf = ({ actor, character }: Casting) =>
  [called(actor), called(character)].filter(Boolean).join(' as ')

const roleOf = ({ movie, character }: Casting) =>
  [typeof movie === 'object' ? filmOf(movie) : '', called(character)].filter(Boolean).join(' as ')

const filmOf = ({ title, year }: Movie) => (year ? `${title} (${year})` : title)

import { describe, expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeCharacter,
  makeCountry,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
  makeUser,
  password,
  unique,
} from '../support/factories.ts'
import { get, graphql, post } from '../support/marquee.ts'

type Row = {
  collection: string
  /** The field's path in the API. */
  field: string
  /** Where the two diagrams that were merged have it. */
  a?: string
  b?: string
  value: () => unknown
  /** What is read back, where it is not what was written. */
  reads?: unknown
}

const admin = await makeCaller('admin')
const digits = () => String(Math.floor(Math.random() * 1e9) + 1e9).slice(0, 9)
const idOf = async (made: Promise<{ id: number }>) => (await made).id
const text = (words: string) => ({
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: [
      {
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        textFormat: 0,
        textStyle: '',
        children: [
          {
            type: 'text',
            version: 1,
            text: words,
            format: 0,
            detail: 0,
            mode: 'normal',
            style: '',
          },
        ],
      },
    ],
  },
})

/** Every field that can be written, with its columns in both diagrams. */
const written: Row[] = [
  {
    collection: 'countries',
    field: 'name',
    a: 'COUNTRY.country',
    b: 'countries.name',
    value: () => unique('Country'),
  },
  { collection: 'countries', field: 'code', value: () => 'ZZ' },
  {
    collection: 'genres',
    field: 'name',
    a: 'GENRES.name',
    b: 'genres.name',
    value: () => unique('Genre'),
  },
  {
    collection: 'persons',
    field: 'firstName',
    a: 'PERSON.first_name',
    b: 'person.first_name',
    value: () => 'Agnès',
  },
  {
    collection: 'persons',
    field: 'lastName',
    a: 'PERSON.last_name',
    b: 'person.last_name',
    value: () => 'Varda',
  },
  {
    collection: 'persons',
    field: 'biography',
    a: 'PERSON.biography',
    b: 'person.biography',
    value: () => text('A life.'),
  },
  {
    collection: 'persons',
    field: 'dateOfBirth',
    a: 'PERSON.date_of_birth',
    b: 'person.date_of_birth',
    value: () => '1928-05-30',
    reads: '1928-05-30T00:00:00.000Z',
  },
  ...['female', 'male', 'nonbinary', 'other'].map((gender) => ({
    collection: 'persons',
    field: 'gender',
    a: 'PERSON.gender',
    b: 'person.gender',
    value: () => gender,
  })),
  {
    collection: 'persons',
    field: 'country',
    a: 'PERSON.country_id',
    b: 'person.country_id',
    value: () => idOf(makeCountry()),
  },
  {
    collection: 'persons',
    field: 'mainPhoto',
    b: 'person.main_photo_id',
    value: () => idOf(makeFile()),
  },
  {
    collection: 'persons',
    field: 'photos',
    a: 'PERSON_PHOTOS.file_id, is_primary',
    b: 'person_photos',
    value: async () => [{ file: await idOf(makeFile()), isPrimary: true }],
  },
  { collection: 'persons', field: 'externalIds.imdb', value: () => `nm${digits()}` },
  {
    collection: 'movies',
    field: 'title',
    a: 'MOVIES.title',
    b: 'movie.title',
    value: () => 'Cléo from 5 to 7',
  },
  { collection: 'movies', field: 'originalTitle', value: () => 'Cléo de 5 à 7' },
  {
    collection: 'movies',
    field: 'description',
    a: 'MOVIES.description',
    b: 'movie.description',
    value: () => text('Two hours.'),
  },
  {
    collection: 'movies',
    field: 'budget',
    a: 'MOVIES.budget',
    b: 'movie.budget',
    value: () => 64_000,
  },
  {
    collection: 'movies',
    field: 'releaseDate',
    a: 'MOVIES.release_date',
    b: 'movie.release_date',
    value: () => '1962-04-11',
    reads: '1962-04-11T00:00:00.000Z',
  },
  { collection: 'movies', field: 'year', value: () => 1962 },
  {
    collection: 'movies',
    field: 'duration',
    a: 'MOVIES.duration',
    b: 'movie.duration',
    value: () => 90,
  },
  {
    collection: 'movies',
    field: 'director',
    a: 'MOVIES.director_id',
    b: 'movie.director_id',
    value: () => idOf(makePerson()),
  },
  {
    collection: 'movies',
    field: 'country',
    a: 'MOVIES.country_id',
    b: 'movie.country_id',
    value: () => idOf(makeCountry()),
  },
  { collection: 'movies', field: 'poster', b: 'movie.poster_id', value: () => idOf(makeFile()) },
  {
    collection: 'movies',
    field: 'posters',
    a: 'POSTERS',
    value: async () => [await idOf(makeFile()), await idOf(makeFile())],
  },
  {
    collection: 'movies',
    field: 'genres',
    a: 'MOVIE_GENRES',
    b: 'movie_genres',
    value: async () => [await idOf(makeGenre()), await idOf(makeGenre())],
  },
  ...[
    ['imdb', 'tt'],
    ['tmdb', ''],
    ['movielens', ''],
    ['wikidata', 'Q'],
  ].map(([source, prefix]) => ({
    collection: 'movies',
    field: `externalIds.${source}`,
    value: () => `${prefix}${digits()}`,
  })),
  {
    collection: 'movies',
    field: 'externalIds.wikipedia',
    value: () => unique('Cléo_from_5_to_7').replace(' ', '_'),
  },
  {
    collection: 'characters',
    field: 'name',
    a: 'CHARACTERS.name',
    b: 'character_.name',
    value: () => 'Cléo',
  },
  {
    collection: 'characters',
    field: 'description',
    a: 'CHARACTERS.description',
    b: 'character_.description',
    value: () => 'A singer.',
  },
  {
    collection: 'characters',
    field: 'role',
    a: 'CHARACTERS.role',
    b: 'character_.role',
    value: () => 'the heroine',
  },
  {
    collection: 'castings',
    field: 'movie',
    a: 'MOVIE_CHARACTERS.movie_id',
    b: 'character_.movie_id',
    value: () => idOf(makeMovie()),
  },
  {
    collection: 'castings',
    field: 'character',
    a: 'MOVIE_CHARACTERS.character_id',
    b: 'character_actors.character_id',
    value: () => idOf(makeCharacter()),
  },
  {
    collection: 'castings',
    field: 'actor',
    a: 'MOVIE_CHARACTERS.actor_id',
    b: 'character_actors.actor_id',
    value: () => idOf(makePerson()),
  },
  { collection: 'castings', field: 'order', value: () => 7 },
  {
    collection: 'favorites',
    field: 'movie',
    a: 'FAVORITE_MOVIES.movie_id',
    b: 'favorite_movies.movie_id',
    value: () => idOf(makeMovie()),
  },
  {
    collection: 'users',
    field: 'username',
    a: 'USERS.username',
    b: 'user_.username',
    value: () => `v${digits()}`,
  },
  {
    collection: 'users',
    field: 'firstName',
    a: 'USERS.first_name',
    b: 'user_.first_name',
    value: () => 'Jane',
  },
  {
    collection: 'users',
    field: 'lastName',
    a: 'USERS.last_name',
    b: 'user_.last_name',
    value: () => 'Roe',
  },
  {
    collection: 'users',
    field: 'email',
    a: 'USERS.email',
    b: 'user_.email',
    value: () => `v${digits()}@example.com`,
  },
  {
    collection: 'users',
    field: 'avatar',
    a: 'USERS.avatar_file_id',
    b: 'user_.avatar_id',
    value: () => idOf(makeFile()),
  },
  ...['admin', 'editor', 'member'].map((role) => ({
    collection: 'users',
    field: 'role',
    value: () => role,
  })),
]

/** What a new record needs besides the field in question. */
const required: Record<string, () => object | Promise<object>> = {
  countries: () => ({ name: unique('Country') }),
  genres: () => ({ name: unique('Genre') }),
  persons: () => ({ lastName: unique('Person') }),
  movies: () => ({ title: unique('Film') }),
  characters: () => ({ name: unique('Character') }),
  castings: async () => ({ movie: await idOf(makeMovie()), actor: await idOf(makePerson()) }),
  favorites: async () => ({ movie: await idOf(makeMovie()) }),
  users: () => ({ username: `w${digits()}`, email: `w${digits()}@example.com`, password }),
}

const singular: Record<string, string> = {
  countries: 'Country',
  genres: 'Genre',
  persons: 'Person',
  movies: 'Movie',
  characters: 'Character',
  castings: 'Casting',
  favorites: 'Favorite',
  users: 'User',
  files: 'File',
}

const references = [
  'country',
  'mainPhoto',
  'director',
  'poster',
  'posters',
  'genres',
  'movie',
  'character',
  'actor',
  'avatar',
  'user',
  'owner',
]

describe('every field of the design is written over REST and read over REST and GraphQL', () => {
  it.each(written)('$collection.$field ($a, $b)', async ({ collection, field, value, reads }) => {
    const [name, part] = field.split('.') as [string, string?]
    const sent = await value()
    const data = { ...(await required[collection]!()), [name]: part ? { [part]: sent } : sent }
    const created = await post(`/api/${collection}?depth=0`, data, { caller: admin })
    expect(created.body.errors).toBeUndefined()
    const { id } = created.body.doc

    const expected = reads ?? sent
    const { body } = await get(`/api/${collection}/${id}?depth=0`, { caller: admin })
    expect(comparable(part ? body[name][part] : body[name])).toEqual(comparable(expected))

    const selection = toSelection(name, part)
    const answer = await graphql(`{ ${singular[collection]}(id: ${id}) { ${selection} } }`, {
      caller: admin,
    })
    const found = answer.data[singular[collection]!][name]
    expect(comparable(part ? found[part] : found)).toEqual(comparable(expected))
  })
})

/** References as ids, list rows without the ids that Payload gives them. */
function comparable(value: any): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null || 'root' in value) return value
  if ('file' in value) return { file: comparable(value.file), isPrimary: value.isPrimary }
  return 'id' in value ? value.id : value
}

function toSelection(name: string, part?: string) {
  if (part) return `${name} { ${part} }`
  if (name === 'photos') return 'photos { file { id } isPrimary }'
  return references.includes(name) ? `${name} { id }` : name
}

describe('what the server sets', () => {
  it('a person is named by both parts, joined by a space', async () => {
    const { body } = await post(
      '/api/persons',
      { firstName: ' Agnès ', lastName: 'Varda', name: 'X' },
      { caller: admin },
    )
    expect(body.doc.name).toBe('Agnès Varda')
  })

  it.each(['directed', 'castings'])(
    "a person's join %s lists what refers to the person",
    async (join) => {
      const person = await idOf(makePerson())
      const made =
        join === 'directed'
          ? await makeMovie({ director: person })
          : await makeCasting({ actor: person })
      const { body } = await get(`/api/persons/${person}?depth=0`)
      const answer = await graphql(`{ Person(id: ${person}) { ${join} { docs { id } } } }`)
      expect([body[join].docs, answer.data.Person[join].docs]).toEqual([
        [made.id],
        [{ id: made.id }],
      ])
    },
  )

  it.each([
    ['movies', 'movie'],
    ['characters', 'character'],
  ])('%s list their castings', async (collection, field) => {
    const casting = await makeCasting()
    const parent = casting[field as 'movie'] as number
    const { body } = await get(`/api/${collection}/${parent}?depth=0`)
    const answer = await graphql(
      `{ ${singular[collection]}(id: ${parent}) { castings { docs { id } } } }`,
    )
    expect([body.castings.docs, answer.data[singular[collection]!].castings.docs]).toEqual([
      [casting.id],
      [{ id: casting.id }],
    ])
  })

  it('a favourite belongs to the caller, and to their list', async () => {
    const member = await makeCaller()
    const other = await makeUser()
    const { body } = await post(
      '/api/favorites?depth=0',
      { movie: await idOf(makeMovie()), user: other.id },
      { caller: member },
    )
    const me = await get(`/api/users/${member.user.id}?depth=0`, { caller: member })
    expect([body.doc.user, me.body.favorites.docs]).toEqual([member.user.id, [body.doc.id]])
  })

  it.each(
    written.map(({ collection }) => collection).filter((slug, at, all) => all.indexOf(slug) === at),
  )('%s have an id, and know when they were made and changed', async (collection) => {
    const { body } = await post(`/api/${collection}?depth=0`, await required[collection]!(), {
      caller: admin,
    })
    const { id, createdAt, updatedAt } = body.doc
    expect([
      Number.isInteger(id),
      Number.isNaN(Date.parse(createdAt)),
      Number.isNaN(Date.parse(updatedAt)),
    ]).toEqual([true, false, false])
  })
})

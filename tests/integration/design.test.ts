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
import { draw, upload } from '../support/uploads.ts'

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
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
let codes = 0
/** Two letters that no other row has. */
function freeCode() {
  codes += 1
  return `Q${letters[codes]}`
}
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
  { collection: 'countries', field: 'code', value: freeCode },
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
  ...['movies', 'persons'].flatMap((collection) =>
    [
      ['imdb', collection === 'movies' ? 'tt' : 'nm'],
      ['tmdb', ''],
      ['movielens', ''],
      ['wikidata', 'Q'],
      ['wikipedia', 'Cléo_from_5_to_7_'],
    ].map(([source, prefix]) => ({
      collection,
      field: `externalIds.${source}`,
      value: () => `${prefix}${digits()}`,
    })),
  ),
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
  users: () => ({
    username: `w${digits()}`,
    email: `w${digits()}@example.com`,
    password,
    role: 'member',
  }),
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

describe.each<[string, (collection: string, data: object) => Promise<number>]>([
  ['REST', writeOverRest],
  ['GraphQL', writeOverGraphql],
])('every field of the design is written over %s and read over REST and GraphQL', (_, write) => {
  it.each(written)(
    '$collection: $field (A: $a, B: $b)',
    async ({ collection, field, value, reads }) => {
      const [name, part] = field.split('.') as [string, string?]
      const sent = await value()
      const data = { ...(await required[collection]!()), [name]: part ? { [part]: sent } : sent }
      const id = await write(collection, data)
      expect(await readBoth(collection, { id, field })).toEqual([
        comparable(reads ?? sent),
        comparable(reads ?? sent),
      ])
    },
  )
})

async function writeOverRest(collection: string, data: object): Promise<number> {
  const { body } = await post(`/api/${collection}?depth=0`, data, { caller: admin })
  expect(body.errors).toBeUndefined()
  return body.doc.id
}

async function writeOverGraphql(collection: string, data: object): Promise<number> {
  const type = singular[collection]!
  const answer = await graphql(
    `mutation ($data: mutation${type}Input!) { create${type}(data: $data) { id } }`,
    { variables: { data: { ...data, ...named[collection] } }, caller: admin },
  )
  expect(answer.errors).toBeUndefined()
  return answer.data[`create${type}`].id
}

/** What GraphQL's types ask for, whatever a caller may say with it. */
const named: Record<string, object> = { favorites: { user: admin.user.id } }

type Asked = { id: number; field: string }

/** A field as REST answers it, and as GraphQL does. */
async function readBoth(collection: string, { id, field }: Asked): Promise<unknown[]> {
  const [name, part] = field.split('.') as [string, string?]
  const type = singular[collection]!
  const { body } = await get(`/api/${collection}/${id}?depth=0`, { caller: admin })
  const query = `{ ${type}(id: ${id}) { ${toSelection(name, part)} } }`
  const { data } = await graphql(query, { caller: admin })
  return [body[name], data[type][name]].map((found) => comparable(part ? found[part] : found))
}

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

describe('a file', () => {
  const uploaded = async (fields: object) => {
    const bytes = await draw({ width: 400, height: 600 })
    const { doc } = await upload(bytes, { name: `${unique('heat')}.jpg`, fields, caller: admin })
    return doc
  }

  it.each<[string, string, string, object, unknown]>([
    ['mimeType', 'FILES.mime_type', 'file_.mime_type', {}, 'image/jpeg'],
    ['filesize', '', '', {}, expect.any(Number)],
    ['width', '', '', {}, 400],
    ['height', '', '', {}, 600],
    ['focalX', '', '', { focalX: 20, focalY: 80 }, 20],
    ['focalY', '', '', { focalX: 20, focalY: 80 }, 80],
    ['isPublic', '', 'file_.is_public', { isPublic: false }, false],
    ['alt', '', '', { alt: 'A man and a coyote' }, 'A man and a coyote'],
    ['owner', '', '', {}, admin.user.id],
    ['key', 'FILES.s3_key', 'file_.file_key', {}, expect.stringMatching(/^files\/.+\.jpg$/)],
  ])('has %s (A: %s, B: %s), over REST and GraphQL', async (field, _a, _b, sent, expected) => {
    const { id } = await uploaded(sent)
    expect(await readBoth('files', { id, field })).toEqual([expected, expected])
  })

  it('is public unless told otherwise', async () => {
    expect((await uploaded({})).isPublic).toBe(true)
  })

  it('keeps its name, and is at an address of this server, in every size', async () => {
    const { id, filename } = await uploaded({})
    const { data } = await graphql(
      `{ File(id: ${id}) { filename url sizes { ${widths.map((size) => `${size} { url width height mimeType }`).join(' ')} } } }`,
      { caller: admin },
    )
    const { body } = await get(`/api/files/${id}`, { caller: admin })
    const sizes = Object.fromEntries(
      widths.map((size) => [size, expect.objectContaining(sizeOf(filename!, size))]),
    )
    const address = `${files}/${encodeURIComponent(filename!)}`
    expect([body, data.File]).toEqual(
      [1, 2].map(() => expect.objectContaining({ filename, url: address, sizes })),
    )
    expect(filename).toMatch(/^heat [0-9a-f]{8}\.jpg$|^heat-[0-9a-f]{8}\.jpg$/)
  })

  it('is described and made private over GraphQL', async () => {
    const { id } = await uploaded({})
    await graphql(
      `mutation { updateFile(id: ${id}, data: { alt: "Night", isPublic: false }) { id } }`,
      {
        caller: admin,
      },
    )
    const { body } = await get(`/api/files/${id}`, { caller: admin })
    expect([body.alt, body.isPublic]).toEqual(['Night', false])
  })
})

const widths = ['w92', 'w185', 'w342', 'w780']
const files = 'http://localhost:3000/api/files/file'

/** WebP, as wide as its name says and never wider than the original. */
function sizeOf(filename: string, size: string) {
  const width = Math.min(Number(size.slice(1)), 400)
  return {
    url: `${files}/${encodeURIComponent(`${filename}.${size}.webp`)}`,
    width,
    height: Math.round(width * 1.5),
    mimeType: 'image/webp',
  }
}

describe('what the server sets', () => {
  it.each([
    ['movies', 'description', 'descriptionText'],
    ['persons', 'biography', 'biographyText'],
  ])('%s have the plain text of %s in %s', async (collection, rich, plain) => {
    const data = { ...(await required[collection]!()), [rich]: text('A life.'), [plain]: 'Lies' }
    const id = await writeOverRest(collection, data)
    expect(await readBoth(collection, { id, field: plain })).toEqual(['A life.', 'A life.'])
  })

  it('an account logs in with the password that it was made with', async () => {
    const { username, ...rest } = required['users']!() as { username: string }
    await writeOverGraphql('users', { username, ...rest, role: 'member' })
    const login = await post('/api/users/login', { username, password })
    expect([login.status, 'password' in login.body.user]).toEqual([200, false])
  })

  it("a film's castings come by their order", async () => {
    const movie = await idOf(makeMovie())
    const [second, first] = [
      await idOf(makeCasting({ movie, order: 2 })),
      await idOf(makeCasting({ movie, order: 1 })),
    ]
    expect((await get(`/api/movies/${movie}?depth=0`)).body.castings.docs).toEqual([first, second])
  })

  it('a person is named by both parts, joined by a space', async () => {
    const { body } = await post(
      '/api/persons',
      { firstName: ' Agnès ', lastName: 'Varda', name: 'X' },
      { caller: admin },
    )
    expect(await readBoth('persons', { id: body.doc.id, field: 'name' })).toEqual([
      'Agnès Varda',
      'Agnès Varda',
    ])
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
    const { data } = await graphql(
      `{ User(id: ${member.user.id}) { favorites { docs { id user { id } } } } }`,
      { caller: member },
    )
    const { id } = body.doc
    expect([body.doc.user, me.body.favorites.docs, data.User.favorites.docs]).toEqual([
      member.user.id,
      [id],
      [{ id, user: { id: member.user.id } }],
    ])
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

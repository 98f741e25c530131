import { randomUUID } from 'node:crypto'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { expect, it } from 'vitest'
import { makeCaller, makeMovie, makePerson } from '../support/factories.ts'
import { del, get, graphql, payload, post } from '../support/marquee.ts'

const editor = await makeCaller('editor')
const member = await makeCaller('member')

/** More records than a page may hold, made by the database in one go. */
const fill = async (statement: string, parent: number) => {
  const { pool } = payload.db as unknown as PostgresAdapter
  await pool.query(statement, [parent])
}
const films = `insert into movies (title, director_id) select 'Film ' || n, $1 from generate_series(1, 102) n`
const parts = `with actors as (insert into persons (last_name) select 'Actor ' || n from generate_series(1, 102) n returning id)
  insert into castings (movie_id, actor_id) select $1, id from actors`

const refused = async (path: string) => {
  const { status, body } = await get(path)
  return [status, body.errors[0].code]
}

it.each(['limit=0', 'limit=1000', 'pagination=false', 'limit=1000&pagination=false'])(
  'a visitor who asks %s is answered 100 and told so',
  async (query) => {
    const { status, body } = await get(`/api/movies?depth=0&${query}`)
    expect([status, body.limit]).toEqual([200, 100])
  },
)

it('a member is capped as a visitor is, an editor is not', async () => {
  const limits = await Promise.all(
    [member, editor].map(
      async (caller) => (await get('/api/genres?limit=500', { caller })).body.limit,
    ),
  )
  expect(limits).toEqual([100, 500])
})

it('a list of 102 records has 100 on its page for a visitor and all for an editor', async () => {
  const director = await makePerson()
  await fill(films, director.id)
  const query = `/api/movies?depth=0&limit=0&where[director][equals]=${director.id}`
  const seen = async (caller?: typeof editor) => (await get(query, { caller })).body.docs.length
  expect([await seen(), await seen(editor)]).toEqual([100, 102])
})

it('a join of 102 records has 100 over REST and GraphQL, and says that there are more', async () => {
  const movie = await makeMovie()
  await fill(parts, movie.id)
  const rest = await get(`/api/movies/${movie.id}?depth=0&joins[castings][limit]=0`)
  const { data } = await graphql(
    `{ Movie(id: ${movie.id}) { all: castings(limit: 0) { docs { id } hasNextPage }
       most: castings(limit: 500) { docs { id } hasNextPage }
       plain: castings { docs { id } hasNextPage } ten: castings(limit: 10) { docs { id } hasNextPage } } }`,
  )
  const size = ({ docs, hasNextPage }: { docs: unknown[]; hasNextPage: boolean }) => [
    docs.length,
    hasNextPage,
  ]
  const { all, most, plain, ten } = data.Movie
  expect([rest.body.castings, all, most, plain, ten].map(size)).toEqual([
    [100, true],
    [100, true],
    [100, true],
    [100, true],
    [10, true],
  ])
})

it('joins=false leaves out every join', async () => {
  const { id } = await makeMovie()
  const one = await get(`/api/movies/${id}?joins=false`)
  const many = await get(`/api/movies?joins=false&where[id][equals]=${id}`)
  expect([one.body, many.body.docs[0]].map((movie) => 'castings' in movie)).toEqual([false, false])
})

it('an editor deletes more than 100 records at once', async () => {
  const { id } = await makeMovie()
  await fill(
    "insert into genres (name) select 'Of ' || $1::int || ' ' || n from generate_series(1, 102) n",
    id,
  )
  const deleted = await del(`/api/genres?limit=0&depth=0&where[name][like]=Of ${id} `, {
    caller: editor,
  })
  expect(deleted.body.docs.length).toBe(102)
}, 120_000)

it('what hooks and pages ask the Local API is not capped', async () => {
  const { limit } = await payload.find({ collection: 'genres', limit: 500, overrideAccess: false })
  expect(limit).toBe(500)
})

const list = (length: number) => Array.from({ length }, (_, index) => index + 1).join(',')
const conditions = (length: number) =>
  Array.from({ length }, (_, index) => `where[or][${index}][year][equals]=1`).join('&')

it.each([
  'page=0',
  'page=-1',
  'page=1.5',
  'page=first',
  'page=101&limit=100',
  'limit=-1',
  'limit=many',
  'depth=deep',
  'where=Alien',
  'where[title]=Alien',
  'where[title][equals][]=Alien',
  'where[title][is]=Alien',
  'where[title][near]=1,2,3',
  'where[title][all]=Alien',
  'where[nothing][equals]=1',
  'where[or]=Alien',
  'where[or][a][title][equals]=Alien',
  'where[castings][contains][actor][equals]=1',
  'where[id][equals]=99999999999',
  'where[director][equals]=99999999999',
  'where[director][equals]=someone',
  'where[title][equals]=%00',
  `where[id][in]=${list(1001)}`,
  `where[id][not_in]=${list(1001)}`,
  conditions(201),
  'select=title',
  'joins[castings][page]=-1',
  'joins[castings][limit]=-1',
  'joins[castings][where]=Alien',
])('a list refuses %.60s as invalid', async (query) => {
  expect(await refused(`/api/movies?${query}`)).toEqual([400, 'invalid'])
})

it.each([
  ['99999999999', 400],
  ['0', 404],
  ['1abc', 404],
  ['-1', 404],
  ['1.5', 404],
  ['%00', 400],
])('a film of id %s is %i', async (id, status) => {
  expect((await get(`/api/movies/${id}`)).status).toBe(status)
})

it.each([
  ['movies', 'title', { title: ['Alien'] }],
  ['movies', 'title', { title: 1979 }],
  ['movies', 'director', { title: 'Alien', director: '12abc' }],
  ['movies', 'director', { title: 'Alien', director: [1] }],
  ['movies', 'duration', { title: 'Alien', duration: '90 minutes' }],
  ['movies', 'externalIds', { title: 'Alien', externalIds: null }],
  ['movies', 'createdAt', { title: 'Alien', createdAt: '275760-09-13T00:00:00.000Z' }],
  ['persons', 'photos', { lastName: 'Scott', photos: 'none' }],
  ['persons', 'photos.0.file', { lastName: 'Scott', photos: [{ file: {} }] }],
  ['persons', 'biography', { lastName: 'Scott', biography: 5 }],
  ['files', 'isPublic', { isPublic: 'perhaps' }],
] as const)(
  'what is of another kind than its field is refused: %s, %s',
  async (slug, path, data) => {
    const { status, body } = await post(`/api/${slug}`, data, { caller: editor })
    expect([status, body.errors[0].code, body.errors[0].path]).toEqual([400, 'invalid', path])
  },
)

it.each(['username', 'email'])('a %s that is no text was a fault', async (field) => {
  const name = `u${randomUUID().slice(0, 12)}`
  const account = { username: name, email: `${name}@example.com`, password: 'lantern over water' }
  const answers = await Promise.all(
    [5, true, ['admin'], { equals: 'admin' }].map((value) =>
      post('/api/users', { ...account, [field]: value }, { address: randomUUID() }),
    ),
  )
  expect(answers.map(({ status, body }) => [status, body.errors[0].path])).toEqual(
    answers.map(() => [400, field]),
  )
})

it('what is not theirs to set is ignored, whatever its kind', async () => {
  const name = `u${randomUUID().slice(0, 12)}`
  const account = { username: name, email: `${name}@example.com`, password: 'lantern over water' }
  const forged = { role: 'admin', sessions: 'x', loginAttempts: {}, lockUntil: 'never', apiKey: 5 }
  const made = await post('/api/users', { ...account, ...forged }, { address: randomUUID() })
  expect([made.status, made.body.doc.role]).toEqual([201, 'member'])
})

it('who may not write is told so, whatever they send', async () => {
  expect((await post('/api/movies', { title: [] })).status).toBe(403)
})

it('a relationship to an id past the range of the database is 400 with its path', async () => {
  const { status, body } = await post(
    '/api/movies',
    { title: 'Alien', director: 99999999999 },
    { caller: editor },
  )
  expect([status, body.errors[0].path]).toEqual([400, 'director'])
})

it.each([
  ['{ Movies(limit: 1000) { limit } }', { Movies: { limit: 100 } }],
  ['{ Movies(limit: 0) { limit } }', { Movies: { limit: 100 } }],
])('GraphQL answers %s within the bounds', async (query, data) => {
  expect((await graphql(query)).data).toEqual(data)
})

it.each([
  '{ Movies(page: -1) { limit } }',
  '{ Movies(page: 2000, limit: 100) { limit } }',
  '{ Movies(where: { title: { equals: "\\u0000" } }) { limit } }',
  `{ ${'Movie(id: 1) { castings { docs { movie { '.repeat(6)} id ${'} } } }'.repeat(6)} }`,
])('GraphQL refuses %.60s as invalid', async (query) => {
  const { errors } = await graphql(query)
  expect(errors?.[0].extensions.code).toBe('invalid')
})

const grown = Array.from(
  { length: 30 },
  (_, i) => `fragment f${i} on Movie { ${`...f${i + 1} `.repeat(3)}}`,
)

it.each([
  `{ Movies { docs { ...f0 } } } ${grown.join(' ')} fragment f30 on Movie { id }`,
  'fragment a on Movie { ...b } fragment b on Movie { ...a } { Movies { docs { ...a } } }',
  `{ Movies { docs { id } } } ${grown.join(' ')} fragment f30 on Movie { ...f0 }`,
])('GraphQL validates no document that grows without end: %.40s', async (query) => {
  const { errors } = await graphql(query)
  expect(errors?.[0].extensions.code).toBe('invalid')
})

it('a phrase of more words than anyone searches for is refused: each is a condition of its own', async () => {
  const statuses = await Promise.all(
    [50, 51].map(async (words) => {
      const phrase = Array<string>(words).fill('a').join('%20')
      return (await get(`/api/movies?limit=1&where[title][like]=${phrase}`)).status
    }),
  )
  expect(statuses).toEqual([200, 400])
})

it.each(['user', 'document'])('half a reference in a filter by %s was a fault', async (field) => {
  const asked = [
    `[equals]=1`,
    `[exists]=true`,
    `[equals][relationTo]=x&where[${field}][equals][value]=1`,
  ]
  const answers = await Promise.all(
    asked.map((test) =>
      get(`/api/payload-locked-documents?where[${field}]${test}`, { caller: editor }),
    ),
  )
  const whole = await get(
    `/api/payload-locked-documents?where[${field}][equals][relationTo]=users&where[${field}][equals][value]=1`,
    { caller: editor },
  )
  expect([...answers, whole].map(({ status }) => status)).toEqual([400, 400, 400, 200])
})

it('an empty list without an end says its limit', async () => {
  const { data } = await graphql('{ PayloadPreferences(limit: 0) { limit docs { id } } }', {
    caller: editor,
  })
  expect(data).toEqual({ PayloadPreferences: { limit: 0, docs: [] } })
})

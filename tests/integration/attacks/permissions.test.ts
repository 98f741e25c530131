import { beforeAll, describe, expect, test } from 'vitest'
import { makeCaller, makeFavorite, makeFile, makeMovie, makeUser } from '../../support/factories.ts'
import { type Caller, get, graphql, post } from '../../support/marquee.ts'

const missing = 2_000_000_000

let member: Caller
let hidden: { slug: string; query: string; id: number }[]

beforeAll(async () => {
  member = await makeCaller()
  const user = await makeUser()
  const file = await makeFile({ owner: user.id, isPublic: false })
  const favorite = await makeFavorite({ user: user.id })
  hidden = [
    { slug: 'users', query: 'docAccessUser', id: user.id },
    { slug: 'files', query: 'docAccessFile', id: file.id },
    { slug: 'favorites', query: 'docAccessFavorite', id: favorite.id },
  ]
})

describe('permissions of a record', () => {
  test("that is another's are as unknown as those of one that is not there", async () => {
    for (const { slug, query, id } of hidden) {
      const ask = (one: number) => post(`/api/${slug}/access/${one}`, {}, { caller: member })
      const [there, absent] = [await ask(id), await ask(missing)]
      expect([there.status, there.body]).toEqual([404, absent.body])
      const read = (one: number) =>
        graphql(`{ answer: ${query}(id: ${one}) { read { permission } } }`, { caller: member })
      expect(await read(id)).toEqual(await read(missing))
    }
  })

  test("that is one's to read are told over REST and GraphQL", async () => {
    const { id } = await makeMovie()
    const editor = await makeCaller('editor')
    const query = `{ docAccessMovie(id: ${id}) {
      read { permission } update { permission } fields { title { update { permission } } } } }`
    const [rest, seen, edited] = [
      await post(`/api/movies/access/${id}`, {}, { caller: editor }),
      await graphql(query, { caller: member }),
      await graphql(query, { caller: editor }),
    ]
    const told = (may: boolean) => ({
      docAccessMovie: {
        read: { permission: true },
        update: { permission: may },
        fields: { title: { update: { permission: may } } },
      },
    })
    expect([rest.status, rest.body.update]).toEqual([200, true])
    expect([seen.data, edited.data]).toEqual([told(false), told(true)])
  })
})

test('the query for all permissions answers', async () => {
  const query = `{ Access { canAccessAdmin movies { read { permission } delete { permission } } } }`
  expect(await graphql(query, { caller: member })).toEqual({
    data: {
      Access: {
        canAccessAdmin: false,
        movies: { read: { permission: true }, delete: { permission: false } },
      },
    },
  })
})

test('a document that a query brings along is not taken for the record', async () => {
  const { id, title } = await makeMovie()
  const fake = encodeURIComponent(JSON.stringify({ id, title: 'Another' }))
  const { status, body } = await get(`/api/movies/${id}?data=${fake}`)
  const broken = await get(`/api/movies/${id}?data=9`)
  expect([status, body.title, broken.status]).toEqual([200, title, 200])
})

test('what Payload has no routes for is not there', async () => {
  const { status, body } = await get('/api/payload-migrations')
  expect([status, body.errors[0].code]).toEqual([404, 'not_found'])
})

test('when jobs ran last is not for those who have logged in', async () => {
  const answers = await Promise.all([
    get('/api/globals/payload-jobs-stats', { caller: member }),
    post('/api/globals/payload-jobs-stats', { stats: {} }, { caller: member }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([403, 403])
})

test('versions of what has none are refused to everyone, not a fault', async () => {
  const admin = await makeCaller('admin')
  const slugs = ['movies', 'users', 'payload-kv', 'payload-jobs', 'payload-locked-documents']
  const answers = await Promise.all(
    slugs.map((slug) => get(`/api/${slug}/versions/1`, { caller: admin })),
  )
  expect(answers.map(({ status }) => status)).toEqual(slugs.map(() => 403))
})

test('what staff ask of the collections that Payload adds is bounded as well', async () => {
  const admin = await makeCaller('admin')
  const { status } = await get('/api/payload-locked-documents?where[globalSlug][all]=x', {
    caller: admin,
  })
  expect(status).toBe(400)
})

test('an empty filter is none, for counts too', async () => {
  const [count, list] = [await get('/api/movies/count?where='), await get('/api/movies?where=')]
  expect([count.status, list.status]).toEqual([200, 200])
})

test('a filter of a join that no database could read is refused over GraphQL', async () => {
  const { id } = await makeMovie()
  const { errors } = await graphql(
    `{ Movie(id: ${id}) { castings(where: { character: { all: [] } }) { hasNextPage } } }`,
  )
  expect(errors?.map(({ extensions }) => extensions.statusCode)).toEqual([400])
})

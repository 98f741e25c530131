import { getPayload } from 'payload'
import { afterAll, expect, it } from 'vitest'
import { marquee, plugins } from '../../payload.config.ts'
import { env } from '#src/env.ts'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'
import { toApi } from '#src/server/api/toApi.ts'
import { migrateTo } from '../support/migrateTo.ts'
import { reviews } from '../support/example/reviews.ts'

const config = marquee([...plugins, reviews({ maxLength: 20 })])
const payload = await getPayload({ config })
await migrateTo(payload)
const api = toApi({ config, env })
const account = {
  username: 'critic',
  email: 'critic@example.com',
  password: 'correct horse battery',
}
const user = await payload.create({
  collection: 'users',
  data: { ...account, role: 'editor', _verified: true },
  overrideAccess: true,
})
const { token } = await payload.login({ collection: 'users', data: account })

const ask = async (method: string, path: string, body?: object) => {
  const headers = { 'Content-Type': 'application/json', Authorization: `JWT ${String(token)}` }
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers,
    body: body ? JSON.stringify(body) : null,
  })
  const response = await api(request, { address: '127.0.0.1' })
  return { status: response.status, body: await response.json() }
}

afterAll(() => payload.destroy())

it("a plugin's field and hook work over REST and GraphQL", async () => {
  const { body } = await ask('POST', '/api/movies', { title: 'Alien' })
  const query = `{ Movie(id: ${body.doc.id}) { title tagline } }`
  const answer = await ask('POST', '/api/graphql', { query })
  expect([body.doc.tagline, answer.body.data.Movie]).toEqual([
    'See Alien!',
    { title: 'Alien', tagline: 'See Alien!' },
  ])
})

it("a plugin's collection has its own rules", async () => {
  const { body } = await ask('POST', '/api/movies', { title: 'Heat' })
  const written = await ask('POST', '/api/reviews?depth=0', {
    movie: body.doc.id,
    text: 'Los Angeles.',
  })
  const long = await ask('POST', '/api/reviews', {
    movie: body.doc.id,
    text: 'Los Angeles, seen from above.',
  })
  const changed = await ask('PATCH', `/api/reviews/${written.body.doc.id}`, { text: 'Changed' })
  expect([written.body.doc.author, long.status, changed.status]).toEqual([user.id, 400, 403])
})

it('the catalogue keeps its own guards beside the plugin', async () => {
  const answer = await ask('POST', '/api/movies', {
    title: 'Alien',
    releaseDate: '1979-05-25',
    year: 1980,
  })
  expect(answer.status).toBe(400)
})

it('a collection that a later plugin adds is read compiled, too', async () => {
  const [pathname, search] = ['/api/reviews', '?depth=1']
  const url = `http://localhost:3000${pathname}${search}`
  const outcome = await leanAnswer(payload, { url, pathname, search, headers: {} })
  expect(outcome).toMatchObject({ body: expect.stringMatching(/^\{"docs":\[/) })
})

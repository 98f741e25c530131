import { expect, it } from 'vitest'
import {
  makeCaller,
  makeCasting,
  makeCountry,
  makeFavorite,
  makeMovie,
} from '../support/factories.ts'
import { call, del, fetchApi, get, graphql, patch, post } from '../support/marquee.ts'

const editor = await makeCaller('editor')
const member = await makeCaller('member')

it('a name that is taken is said in a sentence, with its field, over REST and GraphQL', async () => {
  const { name } = await makeCountry()
  const message = 'There is already a country of this name.'
  const data = { collection: 'countries', errors: [{ path: 'name', message }] }
  const rest = await post('/api/countries', { name: name.toUpperCase() }, { caller: editor })
  const { errors } = await graphql(
    'mutation ($name: String!) { createCountry(data: { name: $name }) { id } }',
    { caller: editor, variables: { name } },
  )
  expect([rest.status, rest.body]).toEqual([
    400,
    { errors: [{ name: 'ValidationError', code: 'not_unique', message, path: 'name', data }] },
  ])
  expect(errors).toEqual([
    expect.objectContaining({
      message,
      extensions: {
        name: 'ValidationError',
        statusCode: 400,
        code: 'not_unique',
        path: 'name',
        data,
      },
    }),
  ])
})

it('a second favourite of a film says so', async () => {
  const { id } = await makeMovie()
  await post('/api/favorites', { movie: id }, { caller: member })
  const { status, body } = await post('/api/favorites', { movie: id }, { caller: member })
  expect([status, body.errors[0].message, body.errors[0].path]).toEqual([
    400,
    'This film is already among your favourites.',
    'movie',
  ])
})

it('a casting that is there already says so', async () => {
  const { movie, actor, character } = await makeCasting()
  const { status, body } = await post(
    '/api/castings',
    { movie, actor, character },
    { caller: editor },
  )
  expect([status, body.errors[0].message, body.errors[0].path]).toEqual([
    400,
    'This actor already plays this character in this film.',
    'character',
  ])
})

it.each([
  ['director', { director: 2_000_000_000 }],
  ['country', { country: 2_000_000_000 }],
  ['genres', { genres: [2_000_000_000] }],
])('a film with an unknown %s is 400 with the path of the field', async (path, data) => {
  const { status, body } = await post(
    '/api/movies',
    { title: 'Alien', ...data },
    { caller: editor },
  )
  expect([status, body.errors]).toEqual([
    400,
    [{ code: 'invalid', message: 'This refers to a record that does not exist.', path }],
  ])
})

it("a favourite that is another's looks like one that is not there, over REST and GraphQL", async () => {
  const { id } = await makeFavorite()
  const ids = [id, 2_000_000_000]
  const rest = await Promise.all(ids.map((one) => del(`/api/favorites/${one}`, { caller: member })))
  const asked = await Promise.all(
    ids.map((one) => graphql(`mutation { deleteFavorite(id: ${one}) { id } }`, { caller: member })),
  )
  const notFound = [404, { errors: [{ code: 'not_found', message: 'Not Found' }] }]
  expect(rest.map(({ status, body }) => [status, body])).toEqual([notFound, notFound])
  expect(asked[0]).toEqual(asked[1])
  expect(asked[0]?.errors?.[0].extensions.code).toBe('not_found')
})

it.each([
  ['GET', '/api/nothing', undefined, 404, 'not_found'],
  ['PUT', '/api/movies', {}, 404, 'not_found'],
  ['GET', '/api/favorites', undefined, 403, 'forbidden'],
  ['POST', '/api/movies', '{"title', 400, 'invalid'],
  ['POST', '/api/movies', '["title"]', 400, 'invalid'],
  ['POST', '/api/movies', 'null', 400, 'invalid'],
  ['POST', '/api/movies', '', 400, 'invalid'],
  ['POST', '/api/graphql', '{"query', 400, 'invalid'],
  ['POST', '/api/users/login', '', 400, 'invalid'],
  ['POST', '/api/movies', `{"title":"${'x'.repeat(1024 * 1024)}"}`, 413, 'invalid'],
  ['GET', `/api/movies?x=${'x'.repeat(17_000)}`, undefined, 414, 'invalid'],
  ['GET', '/api/%zz', undefined, 400, 'invalid'],
])('%s %.30s is refused in the one shape', async (method, path, body, status, code) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetchApi(path, { method, headers, body })
  expect([response.status, (await response.json()).errors[0].code]).toEqual([status, code])
})

it('a refused bulk delete names each record and what stands in its way', async () => {
  const country = await makeCountry()
  await makeMovie({ country: country.id })
  const query = `where[id][equals]=${country.id}`
  const { status, body } = await del(`/api/countries?${query}`, { caller: editor })
  expect([status, body.errors]).toEqual([
    400,
    [expect.objectContaining({ id: country.id, code: 'in_use' })],
  ])
})

it('a text with a NUL is refused, wherever it stands', async () => {
  const { id } = await makeMovie()
  const answers = await Promise.all([
    post('/api/movies', { title: 'a\0b' }, { caller: editor }),
    patch(`/api/movies/${id}`, { description: { root: { text: 'a\0b' } } }, { caller: editor }),
    post('/api/users/login', { username: 'a\0b', password: 'a\0b' }),
    get('/api/movies?where[title][equals]=a%00b'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
})

it('a body that nests without end is refused', async () => {
  const body = `{"description":${'['.repeat(5000)}${']'.repeat(5000)}}`
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetchApi('/api/movies', {
    method: 'POST',
    headers,
    body,
    caller: editor,
  })
  expect(status).toBe(400)
})

it.each([
  ['text/plain', '{"title":"Alien"}', 415],
  ['application/x-www-form-urlencoded', 'title=Alien', 415],
  ['application/octet-stream', '{"title":"Alien"}', 415],
  ['multipart/form-data', 'title', 400],
  ['multipart/form-data; boundary=x', '--x\r\nnonsense', 400],
  ['multipart/form-data; boundary=x', form('title', 'Alien'), 400],
  ['multipart/form-data; boundary=x', form('_payload', 'null'), 400],
  ['multipart/form-data; boundary=x', form('_payload', '{'), 400],
  ['Application/JSON; charset=UTF-8', '{"title":"Alien"}', 201],
  ['multipart/form-data; boundary=x', form('_payload', '{"title":"Alien"}'), 201],
])('a body of type %s, %j, is answered with %i', async (type, body, status) => {
  const answer = await post('/api/movies', body, {
    caller: editor,
    headers: { 'content-type': type },
  })
  const codes = (answer.body.errors ?? []).map(({ code }: { code: string }) => code)
  expect([answer.status, codes]).toEqual([status, status === 201 ? [] : ['invalid']])
})

function form(name: string, text: string) {
  return `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--x--\r\n`
}

it('a form that says nothing of many files is refused like any write of a stranger', async () => {
  const { status, body } = await call('PATCH', '/api/files?where[id][in]=2', {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: form('_payload', 'null'),
  })
  expect([status, body.errors[0].code]).toEqual([403, 'forbidden'])
})

it('what GraphQL over HTTP refuses has the one shape too', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const { status, body } = await post('/api/graphql', form('query', '{ Movies { id } }'), {
    headers,
  })
  expect([status, body.errors[0].code]).toEqual([415, 'invalid'])
})

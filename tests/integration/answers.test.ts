import { expect, it } from 'vitest'
import { makeCaller, makeMovie } from '../support/factories.ts'
import { fetchApi, get } from '../support/marquee.ts'

const member = await makeCaller('member')

it('a public read is revalidated by its ETag', async () => {
  const { id } = await makeMovie()
  const path = `/api/movies/${id}`
  const first = await fetchApi(path)
  const etag = String(first.headers.get('etag'))
  const again = await fetchApi(path, { headers: { 'If-None-Match': etag } })
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
})

it('an ETag is another once the film has changed', async () => {
  const { id } = await makeMovie()
  const other = await makeMovie()
  const [one, two] = await Promise.all([
    fetchApi(`/api/movies/${id}`),
    fetchApi(`/api/movies/${other.id}`),
  ])
  expect(one.headers.get('etag')).not.toBe(two.headers.get('etag'))
})

it.each([
  ['an answer to a caller', { caller: member }],
  ['an answer to a cookie', { headers: { cookie: 'a=b' } }],
  ['an answer to a token that is none', { headers: { authorization: 'JWT x' } }],
])('%s is never stored', async (_, init) => {
  const { headers } = await get('/api/movies', init)
  expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
})

it('an error is never stored', async () => {
  const { headers } = await get('/api/movies/2000000000')
  expect(headers.get('cache-control')).toBe('no-store')
})

it('an answer names what it varies by', async () => {
  const { headers } = await get('/api/movies')
  const names = String(headers.get('vary')).toLowerCase().split(', ').sort()
  expect(names).toEqual(['accept-encoding', 'authorization', 'cookie', 'origin'])
})

it('HEAD has the headers of GET and no body', async () => {
  const { id } = await makeMovie()
  const [got, head] = await Promise.all([
    fetchApi(`/api/movies/${id}`),
    fetchApi(`/api/movies/${id}`, { method: 'HEAD' }),
  ])
  expect([head.status, Object.fromEntries(head.headers), await head.text()]).toEqual([
    200,
    Object.fromEntries(got.headers),
    '',
  ])
})

it.each([
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['gzip, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', null],
])('a long answer to Accept-Encoding: %s is encoded as %s', async (accepted, encoding) => {
  await makeMovie({ title: 'x'.repeat(150), originalTitle: 'y'.repeat(150) })
  const headers = { 'accept-encoding': accepted }
  const response = await fetchApi('/api/movies?limit=100', { headers })
  const { byteLength } = await response.arrayBuffer()
  expect([
    response.headers.get('content-encoding'),
    response.headers.get('content-length'),
  ]).toEqual([encoding, String(byteLength)])
})

it('a short answer is not packed', async () => {
  const { headers } = await get('/api/movies?limit=1&where[id][equals]=0', {
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(headers.get('content-encoding')).toBeNull()
})

it('every answer carries the security headers', async () => {
  const { headers } = await get('/api/nothing')
  const named = [
    'content-security-policy',
    'x-content-type-options',
    'x-frame-options',
    'referrer-policy',
  ]
  expect(named.map((name) => headers.get(name))).toEqual([
    "default-src 'none'; frame-ancestors 'none'",
    'nosniff',
    'DENY',
    'strict-origin-when-cross-origin',
  ])
})

it('the health check says that Postgres and S3 can be reached', async () => {
  const { status, body, headers } = await get('/api/health')
  expect([status, body, headers.get('cache-control')]).toEqual([200, { status: 'ok' }, 'no-store'])
})

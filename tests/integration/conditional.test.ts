import config from '@payload-config'
import { afterAll, expect, test } from 'vitest'
import { env } from '#src/env.ts'
import { isPersonal } from '#src/server/api/revalidate.ts'
import { toQuick } from '#src/server/http/quick.ts'
import { makeCaller, makeMovie } from '../support/factories.ts'
import { payload } from '../support/marquee.ts'
import { served } from '../support/served.ts'
import type { AddressInfo } from 'node:net'

/** Straight from the socket to the database, and through the API. */
const servers = { quick: served(toQuick({ config, env })), long: served() }
const ways = Object.keys(servers) as (keyof typeof servers)[]
const ask = (way: keyof typeof servers, path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${(servers[way].address() as AddressInfo).port}${path}`, init)

afterAll(() => {
  Object.values(servers).forEach((server) => server.close())
})

const { id } = await makeMovie({ title: 'x'.repeat(180), originalTitle: 'y'.repeat(180) })
const { token } = await makeCaller()
const film = `/api/movies/${id}`
const reads = [film, `/api/movies?where[id][equals]=${id}`, '/api/movies/count']

const tagOf = async (way: (typeof ways)[0], path: string, init?: RequestInit) =>
  (await ask(way, path, init)).headers.get('etag')

test.each(ways)('%s: a tag stays while the answer does, however it is packed', async (way) => {
  for (const path of reads) {
    const packings = ['identity', 'gzip', 'br', 'gzip', 'identity']
    const tags = []
    for (const packing of packings)
      tags.push(await tagOf(way, path, { headers: { 'accept-encoding': packing } }))
    expect(new Set(tags).size).toBe(1)
    expect(tags[0]).toMatch(/^W\/"[\w-]+"$/)
  }
})

test('both ways know an answer by the same tag', async () => {
  for (const path of reads) expect(await tagOf('quick', path)).toBe(await tagOf('long', path))
})

test.each(ways)(
  '%s: a tag is another once the answer is, and not by what others write',
  async (way) => {
    const before = await tagOf(way, film)
    await makeMovie()
    expect(await tagOf(way, film)).toBe(before)
    await payload.update({
      collection: 'movies',
      id,
      data: { duration: way === 'quick' ? 91 : 92 },
      overrideAccess: true,
    })
    expect(await tagOf(way, film)).not.toBe(before)
  },
)

test.each(ways)('%s: who has one of the answers hears that it still holds', async (way) => {
  const tag = String(await tagOf(way, film))
  const strong = tag.replace('W/', '')
  const known = ['*', tag, strong, `"a", ${tag}`, `W/"a",${strong} , "b"`]
  for (const method of ['GET', 'HEAD'])
    for (const list of known) {
      const answer = await ask(way, film, { method, headers: { 'if-none-match': list } })
      const { headers } = answer
      expect([answer.status, await answer.text(), headers.get('content-length')]).toEqual([
        304,
        '',
        null,
      ])
      expect([headers.get('etag'), headers.get('cache-control')]).toEqual([tag, 'public, no-cache'])
      const vary = String(headers.get('vary')).toLowerCase().split(', ').sort()
      expect(vary).toEqual(['accept-encoding', 'authorization', 'cookie', 'origin'])
    }
})

test.each(ways)('%s: who has another answer gets this one', async (way) => {
  const tag = String(await tagOf(way, film))
  for (const list of ['"a"', 'W/"a"', tag.replaceAll('"', ''), `${tag.slice(0, -2)}"`, '']) {
    const answer = await ask(way, film, { headers: { 'if-none-match': list } })
    expect([answer.status, (await answer.json()).id]).toEqual([200, id])
  }
})

const credentials = {
  'a session': { authorization: `JWT ${token}` },
  'a bearer': { authorization: `Bearer ${token}` },
  'a cookie of a session': { cookie: `payload-token=${token}` },
  'any cookie': { cookie: 'a=b' },
  'an invalid token': { authorization: 'JWT x.y.z' },
  'an invalid key': { authorization: 'users API-Key none' },
  'a name and password': { authorization: 'Basic YTpi' },
}

test.each(
  ways.flatMap((way) =>
    Object.entries(credentials).map(([name, headers]) => ({ way, name, headers })),
  ),
)(
  '$way: what is answered to $name is never stored, whatever is said to be known',
  async ({ way, headers }) => {
    const tag = String(await tagOf(way, film))
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(way, film, {
        method,
        headers: { ...headers, 'if-none-match': tag } as Record<string, string>,
      })
      expect([
        answer.status,
        answer.headers.get('cache-control'),
        answer.headers.get('etag'),
      ]).toEqual([200, 'no-store', null])
    }
  },
)

test.each(ways)('%s: nothing that is posted is stored, nor what is refused', async (way) => {
  const json = { 'content-type': 'application/json' }
  const query = JSON.stringify({ query: `{ Movie(id: ${id}) { title } }` })
  const answers = [
    await ask(way, '/api/graphql', { method: 'POST', headers: json, body: query }),
    await ask(way, '/api/movies', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-http-method-override': 'GET',
      },
      body: 'limit=1',
    }),
    await ask(way, '/api/movies/2000000000'),
    await ask(way, '/api/favorites'),
    await ask(way, '/api/movies?where[bogus][equals]=1'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 403, 400])
  for (const { headers } of answers)
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['no-store', null])
})

test('where callers are known by strategies of one’s own, nothing is public', async () => {
  const known = await config
  const [users, ...others] = known.collections.filter(({ slug }) => slug === 'users')
  const strategies = [{ name: 'by-header', authenticate: () => ({ user: null }) }]
  const collections = [{ ...users!, auth: { ...users!.auth, strategies } }, ...others]
  expect([isPersonal(known), isPersonal({ ...known, collections })]).toEqual([false, true])
})

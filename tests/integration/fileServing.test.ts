import { describe, expect, it } from 'vitest'
import { makeCaller, makeMovie, unique } from '../support/factories.ts'
import { type Caller, fetchApi, get, graphql, patch, payload } from '../support/marquee.ts'
import { makePdf } from '../support/pdfs.ts'
import { bucket, draw, upload } from '../support/uploads.ts'

const editor = await makeCaller('editor')
const callers: Record<string, Caller> = {
  nobody: undefined,
  member: await makeCaller(),
  owner: await makeCaller(),
  editor,
  admin: await makeCaller('admin'),
}

const make = async (fields: object = {}, name = `${unique('served')}.jpg`) =>
  (await upload(await draw({ width: 300 }), { fields, name, caller: callers['owner'] })).doc
const at = (url: string | null | undefined) => new URL(url!).pathname
const fetched = (url: string | null | undefined, headers: HeadersInit = {}, method = 'GET') =>
  fetchApi(at(url), { headers, method })

const secret = await make({ isPublic: false })
const open = await make()

describe('the bytes of a private file', () => {
  it.each([
    ['nobody', 404],
    ['member', 404],
    ['owner', 200],
    ['editor', 200],
    ['admin', 200],
  ])('and of its sizes are for its owner and staff: %s %i', async (who, status) => {
    const urls = [secret.url, ...Object.values(secret.sizes!).map(({ url }) => url)]
    const caller = callers[who]
    const answers = await Promise.all(urls.map((url) => fetchApi(at(url), { caller })))
    expect(answers.map((answer) => answer.status)).toEqual(urls.map(() => status))
  })

  it('that is not there look the same', async () => {
    const [hidden, missing] = await Promise.all(
      [at(secret.url), '/api/files/file/no-such-file.jpg'].map((path) => get(path)),
    )
    expect([hidden!.status, hidden!.body]).toEqual([missing!.status, missing!.body])
  })

  it('are not kept by anyone', async () => {
    const answer = await fetchApi(at(secret.url), { caller: editor })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  it('are hidden from the moment that the file is private, and shown from the moment that it is not', async () => {
    const { id, url } = await make()
    const statuses = []
    for (const isPublic of [false, true]) {
      await patch(`/api/files/${id}`, { isPublic }, { caller: editor })
      statuses.push((await fetched(url)).status)
    }
    expect(statuses).toEqual([404, 200])
  })
})

describe('a private file is answered to its owner as a public one is, but kept by nobody, and to others as if not there:', () => {
  const etag = async () =>
    (await fetchApi(at(secret.url), { caller: callers['owner'], method: 'HEAD' })).headers.get(
      'etag',
    )!

  it.each([
    ['GET', {}, 200],
    ['HEAD', {}, 200],
    ['GET', { range: 'bytes=0-9' }, 206],
    ['HEAD', { range: 'bytes=-5' }, 206],
    ['GET', { range: 'bytes=99999999-' }, 416],
    ['GET', { 'if-none-match': '*' }, 304],
    ['GET', { 'if-none-match': 'ETAG' }, 304],
    ['GET', { 'if-match': '"an older one"' }, 412],
    ['GET', { 'if-match': 'ETAG', range: 'bytes=0-0' }, 206],
  ] as const)('%s %j: %i', async (method, asked, status) => {
    const tag = await etag()
    const headers = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [name, value.replace('ETAG', tag)]),
    )
    const seen = await Promise.all(
      [undefined, callers['member'], callers['owner'], editor].map(async (caller) => {
        const answer = await fetchApi(at(secret.url), { method, headers, caller })
        await answer.body?.cancel()
        return [answer.status, answer.headers.get('cache-control')]
      }),
    )
    const [hidden, shown] = [
      [404, 'no-store'],
      [status, 'private, no-store'],
    ]
    expect(seen).toEqual([hidden, hidden, shown, shown])
  })
})

describe('the record of a private file', () => {
  const mine = { nobody: false, member: false, owner: true, editor: true, admin: true }

  it.each(Object.entries(mine))(
    'is for its owner and staff over REST: %s %s',
    async (who, seen) => {
      const caller = callers[who]
      const one = await get(`/api/files/${secret.id}`, { caller })
      const list = await get(`/api/files?where[id][equals]=${secret.id}`, { caller })
      const count = await get(`/api/files/count?where[id][equals]=${secret.id}`, { caller })
      expect([one.status, list.body.totalDocs, count.body.totalDocs]).toEqual(
        seen ? [200, 1, 1] : [404, 0, 0],
      )
    },
  )

  it.each(Object.entries(mine))(
    'is for its owner and staff over GraphQL: %s %s',
    async (who, seen) => {
      const { data } = await graphql(
        `{ Files(where: { id: { equals: ${secret.id} } }) { totalDocs docs { url key } } }`,
        { caller: callers[who] },
      )
      expect(data.Files.totalDocs).toBe(seen ? 1 : 0)
    },
  )

  it.each(['nobody', 'member'])('does not come along with what refers to it: %s', async (who) => {
    const { user, token } = await makeCaller()
    await payload.update({
      collection: 'users',
      id: user.id,
      data: { avatar: secret.id },
      overrideAccess: true,
    })
    const { body } = await get(`/api/users/me?depth=2`, { caller: { user, token } })
    expect([who, body.user.avatar]).toEqual([who, secret.id])
  })
})

describe('the bytes of a public file', () => {
  it('go out with everything that a browser and a cache need to know', async () => {
    const answer = await fetched(open.url)
    const names = [
      'accept-ranges',
      'cache-control',
      'content-disposition',
      'content-length',
      'content-security-policy',
      'content-type',
      'x-content-type-options',
    ]
    const plain = open.filename!
    expect(names.map((name) => answer.headers.get(name))).toEqual([
      'bytes',
      'public, no-cache',
      `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(plain)}`,
      String(open.filesize),
      "default-src 'none'; sandbox",
      'image/jpeg',
      'nosniff',
    ])
    expect((await answer.arrayBuffer()).byteLength).toBe(open.filesize)
  })

  it('are not sent again to whoever has them', async () => {
    const first = await fetched(open.url)
    await first.body?.cancel()
    const etag = first.headers.get('etag')!
    const again = await Promise.all(
      [etag, `"other", W/${etag}`, '*'].map((tag) => fetched(open.url, { 'if-none-match': tag })),
    )
    const byDate = await fetched(open.url, {
      'if-modified-since': first.headers.get('last-modified')!,
    })
    expect([...again, byDate].map(({ status, body }) => [status, body])).toEqual(
      Array(4).fill([304, null]),
    )
  })

  it('have another tag in each size and after each change of the bytes', async () => {
    const before = await make()
    const tags = [before.url, before.sizes!.w92!.url, before.sizes!.w185!.url].map(async (url) =>
      (await fetched(url, {}, 'HEAD')).headers.get('etag'),
    )
    const name = before.filename!
    await upload(await draw({ width: 299 }), {
      to: `/api/files/${before.id}`,
      name,
      caller: editor,
    })
    tags.push(fetched(before.url, {}, 'HEAD').then((answer) => answer.headers.get('etag')))
    expect(new Set(await Promise.all(tags)).size).toBe(4)
  })

  it.each([
    ['bytes=0-9', 206, 0, 10],
    ['bytes=10-', 206, 10, undefined],
    ['bytes=-7', 206, -7, undefined],
    ['bytes=0-1,5-6', 200, 0, undefined],
    ['lines=1-2', 200, 0, undefined],
  ])('come in parts: %s', async (range, status, from, to) => {
    const whole = Buffer.from(await (await fetched(open.url)).arrayBuffer())
    const answer = await fetched(open.url, { range })
    expect(answer.status).toBe(status)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(whole.subarray(from, to))
  })

  it('say which part they are', async () => {
    const answer = await fetched(open.url, { range: 'bytes=2-5' })
    expect([answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([
      `bytes 2-5/${open.filesize}`,
      '4',
    ])
    await answer.body?.cancel()
  })

  it('have no part beyond their end', async () => {
    const answer = await fetched(open.url, { range: 'bytes=99999999-' })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([
      416,
      `bytes */${open.filesize}`,
    ])
  })

  it('do not come on a condition that they do not meet', async () => {
    const answers = await Promise.all([
      fetched(open.url, { 'if-match': '"an older one"' }),
      fetched(open.url, { 'if-unmodified-since': 'Wed, 01 Jan 2020 00:00:00 GMT' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([412, 412])
  })

  it.each(['"an older one"', 'Wed, 01 Jan 2020 00:00:00 GMT'])(
    'come whole when the part is of another version: %s',
    async (version) => {
      const answer = await fetched(open.url, { range: 'bytes=0-9', 'if-range': version })
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, open.filesize])
    },
  )

  it('are described by HEAD', async () => {
    const answer = await fetched(open.url, {}, 'HEAD')
    expect([answer.status, answer.headers.get('content-length'), answer.body]).toEqual([
      200,
      String(open.filesize),
      null,
    ])
  })

  it.each(['Амели́.jpg', "it's 100% (a) film; *really*.jpg", '映画 🎬.jpg', 'a+b&c=d#e.jpg'])(
    'are found under any name: %s',
    async (name) => {
      const { url, filename } = await make({}, name)
      const answer = await fetched(url)
      expect(answer.status).toBe(200)
      expect(decodeURIComponent(answer.headers.get('content-disposition')!.split("''")[1]!)).toBe(
        filename,
      )
      await answer.body?.cancel()
    },
  )

  it('that the store has lost are a 404', async () => {
    const { key, url } = await make()
    await bucket.remove([key!])
    expect((await fetched(url)).status).toBe(404)
  })

  it.each([
    '..%2f..%2fetc%2fpasswd',
    "'; drop table files; --",
    'x'.repeat(3000),
    '.w92.webp',
    '%25',
    '__proto__',
  ])('are not where no file is: %s', async (name) => {
    expect((await fetchApi(`/api/files/file/${name}`)).status).toBe(404)
  })
})

it('a document is for saving, never for showing', async () => {
  const { doc } = await upload(makePdf(), { name: 'kit.pdf', caller: editor })
  const answer = await fetched(doc.url)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(Buffer.from(await answer.arrayBuffer())).toHaveLength(doc.filesize!)
})

describe('an address', () => {
  it('is answered though nothing else is asked for', async () => {
    const { body } = await get(`/api/files/${open.id}?select[url]=true`)
    expect(body.url).toBe(open.url)
  })

  it('of a size comes along with a film', async () => {
    const movie = await makeMovie({ poster: open.id })
    const { body } = await get(`/api/movies/${movie.id}?populate[files][sizes][w342][url]=true`)
    expect(body.poster.sizes.w342.url).toBe(open.sizes!.w342!.url)
  })
})

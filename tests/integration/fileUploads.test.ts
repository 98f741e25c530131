import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { makeCaller, unique } from '../support/factories.ts'
import { fetchApi, get, graphql, patch, post } from '../support/marquee.ts'
import { makePdf } from '../support/pdfs.ts'
import { animate, draw, noise, objectsOf, upload } from '../support/uploads.ts'

const editor = await makeCaller('editor')
const bytesOf = async (url: string) =>
  Buffer.from(await (await fetchApi(new URL(url).pathname, { caller: editor })).arrayBuffer())

describe('an uploaded picture', () => {
  it('keeps its name and is described by its bytes', async () => {
    const name = `${unique('Heat')}.JPG`
    const { doc } = await upload(await draw({ width: 800, height: 1200 }), { name, caller: editor })
    const { filename, mimeType, width, height, focalX, focalY, isPublic, url } = doc
    expect({ filename, mimeType, width, height, focalX, focalY, isPublic, url }).toEqual({
      filename: name,
      mimeType: 'image/jpeg',
      width: 800,
      height: 1200,
      focalX: 50,
      focalY: 50,
      isPublic: true,
      url: `http://localhost:3000/api/files/file/${encodeURIComponent(name)}`,
    })
  })

  it('has four WebP sizes that are never enlarged', async () => {
    const { doc } = await upload(await draw({ width: 200, height: 300 }), { caller: editor })
    const sizes = Object.entries(doc.sizes!).map(([name, { width, height, mimeType }]) => [
      name,
      width,
      height,
      mimeType,
    ])
    expect(sizes).toEqual([
      ['w92', 92, 138, 'image/webp'],
      ['w185', 185, 278, 'image/webp'],
      ['w342', 200, 300, 'image/webp'],
      ['w780', 200, 300, 'image/webp'],
    ])
  })

  it('has an object for itself and for each size, under its key', async () => {
    const { doc } = await upload(await draw(), { caller: editor })
    expect(await objectsOf(doc.key!)).toEqual(
      ['', '.w92.webp', '.w185.webp', '.w342.webp', '.w780.webp'].map((end) => `${doc.key}${end}`),
    )
  })

  it('stands upright and says nothing of where it was taken', async () => {
    const taken = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
      .withExif({
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
        IFD0: { Copyright: 'Secret Person' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { doc } = await upload(taken, { caller: editor })
    const kept = await bytesOf(doc.url!)
    const { width, height, exif, orientation } = await sharp(kept).metadata()
    expect([doc.width, doc.height, width, height, exif, orientation]).toEqual([
      40,
      60,
      40,
      60,
      undefined,
      undefined,
    ])
    expect(kept.includes('Secret Person')).toBe(false)
  })

  it.each(['gif', 'webp'] as const)('of moving frames still moves as %s', async (format) => {
    const { doc } = await upload(await animate(5, format), { caller: editor })
    const { pages } = await sharp(await bytesOf(doc.url!), { animated: true }).metadata()
    expect([doc.width, doc.height, pages, doc.sizes!.w92!.height]).toEqual([40, 60, 5, 60])
  })

  it('is what its bytes say, whatever its name and type say', async () => {
    const stem = unique('lie')
    const { doc } = await upload(await draw({ format: 'png' }), {
      name: `${stem}.html`,
      type: 'text/html',
      caller: editor,
    })
    expect([doc.filename, doc.mimeType]).toEqual([`${stem}.png`, 'image/png'])
  })

  it('loses what hides behind its end', async () => {
    const { doc } = await upload(
      Buffer.concat([await draw(), Buffer.from('<script>alert(1)</script>')]),
      { caller: editor },
    )
    expect((await bytesOf(doc.url!)).includes('script')).toBe(false)
  })

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('may be %s', async (format) => {
    const { doc } = await upload(await draw({ format }), { name: 'x', caller: editor })
    expect([doc.mimeType, doc.width, doc.height]).toEqual([`image/${format}`, 40, 60])
  })

  it('is never fetched from an address that a body names', async () => {
    const fields = { url: 'http://127.0.0.1:9/x.png', filename: 'x.png' }
    expect((await post('/api/files', fields, { caller: editor })).status).toBe(400)
  })
})

describe('sixteen uploads of one name at once', () => {
  it('are all kept, each with a name of its own', async () => {
    const stem = unique('same').replace(' ', '-').replace(/\d/g, 'x')
    const bytes = await draw()
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => upload(bytes, { name: `${stem}.jpg`, caller: editor })),
    )
    const names = answers.map(({ doc }) => doc.filename)
    expect(names.sort()).toEqual(
      ['', ...Array.from({ length: 15 }, (_, place) => `-${place + 1}`)]
        .map((end) => `${stem}${end}.jpg`)
        .sort(),
    )
  }, 120_000)
})

const refused: [what: string, bytes: () => Buffer | Promise<Buffer>, because: string | RegExp][] = [
  ['an empty file', () => Buffer.alloc(0), 'The file is empty.'],
  ['a web page', () => Buffer.from('<html><script>1</script>'), /^Only JPEG/],
  [
    'a drawing that can run scripts',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    /^Only JPEG/,
  ],
  [
    'a picture cut off',
    async () => (await draw({ width: 400, height: 400 })).subarray(0, 1200),
    /damaged/,
  ],
  [
    'a picture of which only the beginning is one',
    () => Buffer.from('\xff\xd8\xff\xe0 and so on', 'latin1'),
    /damaged/,
  ],
  [
    'a picture with wrong bytes inside',
    async () => (await noise(30_000)).fill(7, 9_000, 12_000),
    /damaged/,
  ],
  [
    'a picture of more than 50 megapixels',
    () => draw({ width: 7100, height: 7100, format: 'png' }),
    /50 megapixels/,
  ],
]

describe('an upload is refused with its reason:', () => {
  it.each(refused)(
    '%s',
    async (_, bytes, because) => {
      const { status, refusal } = await upload(await bytes(), { caller: editor })
      expect([status, refusal]).toEqual([
        400,
        typeof because === 'string' ? because : expect.stringMatching(because),
      ])
    },
    120_000,
  )

  it('more than 20 MB', async () => {
    const { status } = await upload(Buffer.alloc(20 * 1024 * 1024 + 1), { caller: editor })
    expect(status).toBe(413)
  })

  it('an animation whose frames are a bomb', async () => {
    const frames = [10, 60, 110, 160, 210].map((r) =>
      sharp({ create: { width: 3300, height: 3300, channels: 3, background: { r, g: 0, b: 0 } } })
        .png({ compressionLevel: 1 })
        .toBuffer(),
    )
    const bomb = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ effort: 1 })
      .toBuffer()
    const { status, refusal } = await upload(bomb, { caller: editor })
    expect([status, refusal]).toEqual([400, expect.stringMatching(/50 megapixels/)])
  }, 120_000)

  it('a picture of few pixels that takes half a minute to read', async () => {
    const thread = { create: { width: 1, height: 31_000, channels: 3, background: 'red' } } as const
    const { status, refusal } = await upload(await sharp(thread).png().toBuffer(), {
      caller: editor,
    })
    expect([status, refusal]).toEqual([400, expect.stringMatching(/30000 pixels a side/)])
  })

  it('an animation of few pixels and very many frames', async () => {
    const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex')
    const frame = Buffer.from(
      '21f90400010000002c00000000010001000002024401003b'.slice(0, -2),
      'hex',
    )
    const many = Buffer.concat([head, ...Array<Buffer>(2001).fill(frame), Buffer.from(';')])
    const { status, refusal } = await upload(many, { caller: editor })
    expect([status, refusal]).toEqual([400, expect.stringMatching(/2000 frames/)])
  })

  it('a form that is not one', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await fetchApi('/api/files', {
      method: 'POST',
      body: '--x\r\nnonsense',
      headers,
      caller: editor,
    })
    expect(answer.status).toBe(400)
  })

  it('from nobody', async () => {
    expect((await upload(await draw())).status).toBe(403)
  })

  it('one file for many records', async () => {
    const to = '/api/files?where[id][greater_than]=0'
    expect((await upload(await draw(), { to, caller: editor })).status).toBe(400)
  })
})

describe('what the bytes say', () => {
  it.each([
    ['REST', (id: number) => patch(`/api/files/${id}`, lies, { caller: editor })],
    [
      'GraphQL',
      (id: number) =>
        graphql(
          `mutation { updateFile(id: ${id}, data: { filesize: 1, mimeType: "application/pdf", key: "x" }) { id } }`,
          { caller: editor },
        ),
    ],
  ])('no request can change over %s', async (_, lie) => {
    const { doc } = await upload(await draw(), { caller: editor })
    await lie(doc.id)
    const { body } = await get(`/api/files/${doc.id}`, { caller: editor })
    expect({ ...body, updatedAt: '' }).toEqual({ ...doc, owner: body.owner, updatedAt: '' })
  })

  const lies = {
    filename: 'x.html',
    mimeType: 'application/pdf',
    filesize: 1,
    width: 1,
    url: 'http://x',
    key: 'x',
    sizes: { w92: { url: 'x', filename: 'y' } },
  }
})

describe('a new file for a record', () => {
  it('takes the place of the old one, whose objects go', async () => {
    const { doc: before } = await upload(await draw(), {
      name: `${unique('first')}.jpg`,
      caller: editor,
    })
    const name = `${unique('second')}.png`
    const { doc } = await upload(await draw({ width: 90, format: 'png' }), {
      to: `/api/files/${before.id}`,
      name,
      caller: editor,
    })
    expect([doc.filename, doc.width, doc.mimeType]).toEqual([name, 90, 'image/png'])
    expect([await objectsOf(before.key!), (await objectsOf(doc.key!)).length]).toEqual([[], 5])
  })

  it('may have the name that the old one had', async () => {
    const name = `${unique('kept')}.jpg`
    const { doc: before } = await upload(await draw(), { name, caller: editor })
    const { doc } = await upload(await draw({ width: 70 }), {
      to: `/api/files/${before.id}`,
      name,
      caller: editor,
    })
    expect([doc.filename, doc.width, doc.key === before.key]).toEqual([name, 70, false])
  })
})

describe('the picture editor', () => {
  const edit =
    'uploadEdits[crop][x]=25&uploadEdits[crop][y]=50&uploadEdits[crop][width]=50&uploadEdits[crop][height]=25&uploadEdits[widthInPixels]=100&uploadEdits[heightInPixels]=75'

  it.each([true, false])('cuts a stored picture (public: %s)', async (isPublic) => {
    const { doc: before } = await upload(await draw({ width: 200, height: 300 }), {
      fields: { isPublic },
      caller: editor,
    })
    const { body } = await patch(`/api/files/${before.id}?${edit}`, {}, { caller: editor })
    expect([body.doc.width, body.doc.height, body.doc.filename, body.doc.sizes.w780.width]).toEqual(
      [100, 75, before.filename, 100],
    )
    expect(await objectsOf(before.key!)).toEqual([])
  })

  it('moves the focal point without touching the picture', async () => {
    const { doc: before } = await upload(await draw(), { caller: editor })
    const { body } = await patch(
      `/api/files/${before.id}?uploadEdits[focalPoint][x]=20&uploadEdits[focalPoint][y]=80`,
      {},
      { caller: editor },
    )
    expect([body.doc.focalX, body.doc.focalY, body.doc.key]).toEqual([20, 80, before.key])
  })

  it.each(['nonsense', '-5', '1e9'])(
    'refuses a cut of %s or keeps it within the picture',
    async (pixels) => {
      const { doc } = await upload(await draw(), { caller: editor })
      const { status } = await patch(
        `/api/files/${doc.id}?${edit.replace('=100', `=${pixels}`)}`,
        {},
        { caller: editor },
      )
      expect([200, 400]).toContain(status)
    },
  )
})

describe('a member', () => {
  it('uploads pictures only', async () => {
    const { status, refusal } = await upload(makePdf(), {
      name: 'x.pdf',
      caller: await makeCaller(),
    })
    expect([status, refusal]).toEqual([400, 'Members may upload pictures only.'])
  })

  it('owns what they upload, whatever the request says', async () => {
    const member = await makeCaller()
    const { doc } = await upload(await draw(), {
      fields: { owner: editor.user.id },
      caller: member,
    })
    const { body } = await get(`/api/files/${doc.id}?depth=0`, { caller: member })
    expect(body.owner).toBe(member.user.id)
  })

  it('has a quota that six uploads at once do not pass', async () => {
    const member = await makeCaller()
    const bytes = await noise(4_500_000)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => upload(bytes, { name: 'noise.png', caller: member })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 400, 400])
  })

  it('may replace a file within the quota', async () => {
    const member = await makeCaller()
    const bytes = await noise(12_000_000)
    const { doc } = await upload(bytes, { caller: member })
    const again = await upload(bytes, { to: `/api/files/${doc.id}`, caller: member })
    const more = await upload(bytes, { caller: member })
    expect([again.status, more.status]).toEqual([200, 400])
  })
})

it('an editor has no quota and may keep documents', async () => {
  const { doc } = await upload(makePdf(), { name: 'Press kit.pdf', caller: editor })
  expect([doc.mimeType, doc.width, doc.sizes!.w92!.url]).toEqual(['application/pdf', null, null])
})

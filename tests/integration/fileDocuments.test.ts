import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeCaller } from '../support/factories.ts'
import { fetchApi } from '../support/marquee.ts'
import { makePdf, rewritten, unpacked, updatedPdf } from '../support/pdfs.ts'
import { upload } from '../support/uploads.ts'

const editor = await makeCaller('editor')

const kept = async (pdf: Buffer) => {
  const { doc, refusal, status } = await upload(pdf, { name: 'Press kit.pdf', caller: editor })
  if (status !== 201) throw new Error(refusal)
  const answer = await fetchApi(new URL(doc.url!).pathname, { caller: editor })
  return Buffer.from(await answer.arrayBuffer())
}

const secrets = (text: string) => text.match(/Secret\w+/g) ?? []

const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  .withExif({ IFD0: { Artist: 'SecretArtist' }, IFD3: { GPSLatitudeRef: 'N' } })
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretPlace</x:xmpmeta>')
  .jpeg()
  .toBuffer()

const written: [how: string, pdf: Buffer][] = [
  ['as it comes', makePdf({ photo })],
  ['packed into object streams', await rewritten(makePdf({ photo }), '--object-streams=generate')],
  ['for the web', await rewritten(makePdf({ photo }), '--linearize')],
  ['with an update at its end', updatedPdf(makePdf({ photo }))],
]

describe.each(written)('a PDF written %s', (_, pdf) => {
  it('says nothing of who made it, when and with what', async () => {
    const before = secrets(await unpacked(pdf))
    expect([before.length > 6, secrets(await unpacked(await kept(pdf)))]).toEqual([true, []])
  })

  it('shows what it showed', async () => {
    const after = await unpacked(await kept(pdf))
    expect([after.includes('(Press kit) Tj'), after.match(/\/Type \/Page\b/g)?.length]).toEqual([
      true,
      2,
    ])
  })
})

it('a photograph in a PDF keeps its pixels and loses its places', async () => {
  const bytes = await kept(makePdf({ photo }))
  const start = bytes.indexOf(photo.subarray(0, 2))
  const after = await sharp(bytes.subarray(start, start + photo.length))
    .raw()
    .toBuffer()
  expect(after).toEqual(await sharp(photo).raw().toBuffer())
})

const signature =
  '/AcroForm << /Fields [ << /FT /Sig /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> >> ] >>'

const refused: [what: string, pdf: () => Buffer | Promise<Buffer>, because: RegExp][] = [
  ['signed', () => makePdf({ catalog: signature }), /^The PDF is signed/],
  [
    'signed and packed',
    () => rewritten(makePdf({ catalog: signature }), '--object-streams=generate'),
    /^The PDF is signed/,
  ],
  [
    'that wants a password',
    () => rewritten(makePdf(), '--encrypt', 'user', 'owner', '256', '--'),
    /^The PDF is encrypted/,
  ],
  [
    'that forbids changes',
    () => rewritten(makePdf(), '--encrypt', '', 'owner', '256', '--'),
    /^The PDF is encrypted/,
  ],
  ['cut off', () => makePdf().subarray(0, 900), /^The PDF is damaged/],
  ['with a hole', () => makePdf().fill(0, 20, 200), /^The PDF is damaged/],
  ['of one line', () => Buffer.from('%PDF-1.7\nxref\n%%EOF\n'), /^The PDF is damaged/],
  ['that is small and unpacks into gigabytes', bomb, /^The PDF is damaged/],
]

describe('a PDF is refused with its reason:', () => {
  it.each(refused)(
    'one %s',
    async (_, pdf, because) => {
      const { status, refusal } = await upload(await pdf(), { caller: editor })
      expect([status, refusal]).toEqual([400, expect.stringMatching(because)])
    },
    120_000,
  )
})

/** An object stream of spaces, packed twice. */
function bomb() {
  const packed = deflateSync(deflateSync(Buffer.alloc(700_000_000, ' '), { level: 1 }))
  const start = '%PDF-1.7\n'
  const bytes = `1 0 obj\n<< /Type /ObjStm /N 1 /First 10 /Filter [/FlateDecode /FlateDecode] /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`
  const rows = Buffer.from([0, 0, 0, 0, 1, 0, 9, 0, 2, 0, 1, 0, 1, 0, 0, 0])
  rows.writeUInt16BE(start.length + bytes.length, 13)
  const table = `3 0 obj\n<< /Type /XRef /Size 4 /W [1 2 1] /Root 2 0 R /Length 16 >>\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`
  const end = `startxref\n${start.length + bytes.length}\n%%EOF\n`
  return Buffer.from(start + bytes + table + end, 'latin1')
}

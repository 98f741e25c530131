import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeCaller } from '../support/factories.ts'
import { fetchApi } from '../support/marquee.ts'
import { draw, upload } from '../support/uploads.ts'

const editor = await makeCaller('editor')

/** The bytes of the original and of its four sizes, as anyone gets them. */
const kept = async (picture: Buffer) => {
  const { doc } = await upload(picture, { name: 'picture', caller: editor })
  const urls = [doc.url!, ...Object.values(doc.sizes!).map((size) => size.url!)]
  return Promise.all(
    urls.map(async (url) =>
      Buffer.from(await (await fetchApi(new URL(url).pathname)).arrayBuffer()),
    ),
  )
}

type Format = 'jpeg' | 'png' | 'webp' | 'avif'

const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretXmp</x:xmpmeta>'

/** A picture with what a camera and an editing program leave in it. */
const taken = async (format: Format) =>
  sharp(await draw({ format: 'png' }))
    .withExif({ IFD0: { Artist: 'SecretArtist' }, IFD3: { GPSAreaInformation: 'SecretPlace' } })
    .withXmp(xmp)
    .toFormat(format)
    .toBuffer()

const inserted = (bytes: Buffer, at: number, ...parts: Buffer[]) =>
  Buffer.concat([bytes.subarray(0, at), ...parts, bytes.subarray(at)])

/** A JPEG's segment: a mark, its length, its bytes. */
const segment = (mark: number, text: string) => {
  const body = Buffer.from(text, 'latin1')
  const head = Buffer.from([0xff, mark, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A PNG's chunk: its length, its name and bytes, their sum. */
const chunk = (name: string, text: string) => {
  const body = Buffer.from(name + text, 'latin1')
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A GIF's extension, of one block. */
const extension = (label: number, ...texts: string[]) =>
  Buffer.concat([
    Buffer.from([0x21, label]),
    ...texts.map((text) => Buffer.from(String.fromCharCode(text.length) + text, 'latin1')),
    Buffer.from([0]),
  ])

const iptc = 'Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10\x1c\x02\x50\x00\x0bSecretIptc.'

const telling: [format: string, picture: () => Promise<Buffer>][] = [
  ['jpeg', () => taken('jpeg')],
  [
    'jpeg with IPTC and a comment',
    async () => inserted(await draw(), 2, segment(0xed, iptc), segment(0xfe, 'SecretComment')),
  ],
  ['png', () => taken('png')],
  [
    'png with texts',
    async () =>
      inserted(
        await draw({ format: 'png' }),
        33,
        chunk('tEXt', 'Author\0SecretAuthor'),
        chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`),
        chunk('tIME', '\x07\xea\x0b\x1b\x0c\0\0'),
      ),
  ],
  ['webp', () => taken('webp')],
  ['avif', () => taken('avif')],
  [
    'gif',
    async () => {
      const gif = await draw({ format: 'gif' })
      const colours = 3 * 2 ** ((gif[10]! & 7) + 1)
      const note = extension(0xfe, 'SecretComment')
      return inserted(gif, 13 + colours, note, extension(0xff, 'XMP DataXMP', 'SecretXmp'))
    },
  ],
]

it.each(telling)('a picture says nothing of its making: %s', async (_, picture) => {
  const before = await picture()
  const after = await kept(before)
  const says = (bytes: Buffer) => /Secret|Exif|xmpmeta|tIME|8BIM/.test(bytes.toString('latin1'))
  expect([says(before), after.map(says)]).toEqual([true, [false, false, false, false, false]])
})

describe('a picture looks as it did', () => {
  const red = { r: 200, g: 30, b: 40 }
  const plain = () => sharp({ create: { width: 64, height: 96, channels: 3, background: red } })

  const coloured: [of: string, picture: () => Promise<Buffer>][] = [
    ['in wide colours (jpeg)', () => plain().withIccProfile('p3').jpeg().toBuffer()],
    ['in wide colours (png)', () => plain().withIccProfile('p3').png().toBuffer()],
    ['in wide colours (webp)', () => plain().withIccProfile('p3').webp().toBuffer()],
    ['in wide colours (avif)', () => plain().withIccProfile('p3').avif().toBuffer()],
    ['in printing inks', () => plain().withIccProfile('cmyk').jpeg().toBuffer()],
    ['of 16 bits', () => plain().toColourspace('rgb16').png().toBuffer()],
    ['with a palette', () => plain().png({ palette: true }).toBuffer()],
  ]

  it.each(coloured)('%s', async (_, picture) => {
    const pixels = await Promise.all(
      (await kept(await picture())).map((bytes) => sharp(bytes).resize(1, 1).raw().toBuffer()),
    )
    const differences = pixels.map(([r = 0, g = 0, b = 0]) =>
      Math.max(Math.abs(r - red.r), Math.abs(g - red.g), Math.abs(b - red.b)),
    )
    expect(differences.filter((difference) => difference > 16)).toEqual([])
  })

  it.each(['jpeg', 'png', 'webp'] as const)('upright (%s)', async (format) => {
    const [turned] = await kept(
      await plain().withMetadata({ orientation: 6 }).toFormat(format).toBuffer(),
    )
    const { height, orientation, width } = await sharp(turned).metadata()
    expect([width, height, orientation]).toEqual([96, 64, undefined])
  })

  it.each(['png', 'webp', 'avif'] as const)('see-through (%s)', async (format) => {
    const clear = { create: { width: 64, height: 64, channels: 4, background: '#0000' } } as const
    const pictures = await kept(await sharp(clear).toFormat(format).toBuffer())
    const opaque = await Promise.all(
      pictures.map(async (bytes) => (await sharp(bytes).stats()).isOpaque),
    )
    expect(opaque).toEqual([false, false, false, false, false])
  })
})

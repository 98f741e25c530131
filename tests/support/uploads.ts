import sharp from 'sharp'
import type { File as StoredFile } from '#src/payload-types.ts'
import { openBucket } from '#src/plugins/storage/bucket.ts'
import { toObjectKeys } from '#src/plugins/storage/objectKeys.ts'
import { env } from '#src/env.ts'
import { type Asked, call } from './marquee.ts'

type Sent = Asked & { name?: string; type?: string; fields?: object; to?: string; method?: string }

/** The bucket that the catalogue under test keeps its files in. */
export const bucket = openBucket(env.s3!)

/** Sends a file as a browser's form would: to `files`, or with `to` in place of a record's file. */
export const upload = async (bytes: Buffer, sent: Sent = {}) => {
  const { name = 'picture.jpg', type = 'image/jpeg', fields = {}, to, ...asked } = sent
  const body = new FormData()
  body.set('_payload', JSON.stringify(fields))
  body.set('file', new File([new Uint8Array(bytes)], name, { type }))
  const { status, body: answer } = await call(to ? 'PATCH' : 'POST', to ?? '/api/files', {
    ...asked,
    body,
  })
  return {
    status,
    doc: answer.doc as StoredFile,
    /** What is wrong, in words; undefined for what was accepted. */
    refusal: (answer.errors?.[0]?.data?.errors?.[0]?.message ?? answer.errors?.[0]?.message) as
      string | undefined,
  }
}

type Drawn = { width?: number; height?: number; format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' }

/** A picture of one colour, as bytes. */
export const draw = async ({ width = 40, height = 60, format = 'jpeg' }: Drawn = {}) =>
  sharp({ create: { width, height, channels: 3, background: { r: 30, g: 90, b: 160 } } })
    .toFormat(format)
    .toBuffer()

/** A picture of noise, which does not get smaller: about this many bytes as PNG. */
export const noise = async (bytes: number) => {
  const side = Math.round(Math.sqrt(bytes / 3))
  const pixels = Buffer.from(Array.from({ length: side * side * 3 }, () => Math.random() * 256))
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
}

/** An animation of as many frames, each of another grey. */
export const animate = async (frames: number, format: 'gif' | 'webp' = 'gif') =>
  sharp(
    await Promise.all(
      Array.from({ length: frames }, (_, frame) =>
        sharp({
          create: { width: 40, height: 60, channels: 3, background: { r: frame * 40, g: 0, b: 0 } },
        })
          .png()
          .toBuffer(),
      ),
    ),
    { join: { animated: true } },
  )
    .toFormat(format)
    .toBuffer()

/** Which of a file's objects the store has. */
export const objectsOf = async (key: string) => {
  const keys = toObjectKeys(key)
  const there = await Promise.all(keys.map((object) => bucket.has(object)))
  return keys.filter((_, place) => there[place])
}

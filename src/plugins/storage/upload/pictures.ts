import { imageWidths, toSizeName } from '#src/fields/imageSizes.ts'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import sharp from 'sharp'
import { toCrop } from './uploadEdits.ts'
import type { Cut } from './uploadEdits.ts'
import type { OutputInfo, Sharp, SharpOptions } from 'sharp'

export type Picture = { data: Buffer; width: number; height: number }

export type Pictures = { original: Picture; sizes: { name: ImageSizeName; picture: Picture }[] }

/** 400: this cannot be kept as a picture; the message says why. */
export class UnfitPicture extends Error {}

/**
 * The picture as it is kept, and its sizes. Every pixel is decoded and written anew: what is broken is refused, what is
 * not picture (places, cameras, comments, anything hidden behind the end) is gone, and it stands upright, in sRGB.
 * @throws UnfitPicture
 */
export const toPictures = async (
  bytes: Buffer,
  { mimeType, cut }: { mimeType: string; cut?: Cut | undefined },
): Promise<Pictures> => {
  const animated = mimeType === 'image/gif' || mimeType === 'image/webp'
  const size = await measure(bytes, { animated })
  try {
    const upright = open(bytes, { animated }).autoOrient()
    const written = write(cut ? upright.extract(toCrop(cut, size)) : upright, mimeType)
    const original = toPicture(await written.toBuffer({ resolveWithObject: true }))
    return { original, sizes: await toSizes(original.data) }
  } catch (error) {
    throw new UnfitPicture(cut ? 'The picture cannot be cut like this.' : damaged, { cause: error })
  }
}

const mostPixels = 50_000_000
/** Thousands of frames or rows of a few pixels cost far more time than their pixels tell. */
const longestSide = 30_000
const mostFrames = 2000

/** A bomb is small as a file and huge as a picture; the frames of an animation count together. */
async function measure(bytes: Buffer, options: SharpOptions) {
  const {
    width,
    height,
    pages = 1,
    pageHeight = height,
    autoOrient,
  } = await metadataOf(bytes, options)
  if (width * pageHeight * pages > mostPixels)
    throw new UnfitPicture('The picture is too large: at most 50 megapixels, all frames together.')
  if (Math.max(width, pageHeight) > longestSide)
    throw new UnfitPicture(`The picture is too long: at most ${longestSide} pixels a side.`)
  if (pages > mostFrames)
    throw new UnfitPicture(`The animation is too long: at most ${mostFrames} frames.`)
  return pages > 1 ? { width, height: pageHeight } : autoOrient
}

const metadataOf = async (bytes: Buffer, options: SharpOptions) =>
  open(bytes, options)
    .metadata()
    .catch((error: unknown) => {
      throw new UnfitPicture(damaged, { cause: error })
    })

const damaged = 'The picture is damaged or not complete.'

/** The limit is checked, with a better message, before a pixel is decoded. */
const open = (bytes: Buffer, options: SharpOptions = {}) =>
  sharp(bytes, { ...options, limitInputPixels: false })

/** Settings that cost little time at a quality that no one tells from the uploaded one. */
function write(picture: Sharp, mimeType: string) {
  if (mimeType === 'image/jpeg') return picture.jpeg({ quality: 90 })
  if (mimeType === 'image/png') return picture.png({ compressionLevel: 6 })
  if (mimeType === 'image/gif') return picture.gif({ effort: 2 })
  if (mimeType === 'image/webp') return picture.webp({ quality: 90, effort: 2 })
  return picture.avif({ quality: 65, effort: 1 })
}

/** The largest is scaled from the original's first frame, the others from it: the original is decoded once. */
async function toSizes(original: Buffer) {
  const largest = Math.max(...imageWidths)
  const { data, info } = await within(open(original), largest)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const sizes: Pictures['sizes'] = []
  for (const target of imageWidths) {
    const scaled = within(sharp(data, { raw: { width, height, channels } }), target)
    const webp = await scaled.webp({ quality: 82, effort: 1 }).toBuffer({ resolveWithObject: true })
    sizes.push({ name: toSizeName(target), picture: toPicture(webp) })
  }
  return sizes
}

/** WebP knows no side longer than 16383 pixels. */
const within = (picture: Sharp, width: number) =>
  picture.resize({ width, height: 16_383, fit: 'inside', withoutEnlargement: true })

const toPicture = ({ data, info }: { data: Buffer; info: OutputInfo }): Picture => ({
  data,
  width: info.width,
  height: info.pageHeight ?? info.height,
})

import { imageWidths, toSizeName } from '#src/fields/imageSizes.ts'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import { randomUUID } from 'node:crypto'

/** All objects of ours are below this prefix, so that a bucket may be shared. */
export const keyPrefix = 'files/'

/** A folder that no other upload has and that nobody can guess. */
export const newFolder = () => `${keyPrefix}${randomUUID()}`

/**
 * A size is named after its file: `heat.jpg` has `heat.jpg.w342.webp`. Filenames are unique and none ends like a size,
 * so sizes are unique too.
 */
export const toSizeFilename = (filename: string, size: ImageSizeName) => `${filename}.${size}.webp`

/** The file and the size that a name in an address means. */
export const parseFilename = (name: string): { filename: string; size?: ImageSizeName } => {
  const size = sizeNames.find((candidate) => name.endsWith(toSizeFilename('', candidate)))
  return size
    ? { filename: name.slice(0, -toSizeFilename('', size).length), size }
    : { filename: name }
}

/** The key of the original that an object belongs to. */
export const toRecordKey = (key: string) => parseFilename(key).filename

/** Every object that a file of this key can have. */
export const toObjectKeys = (key: string) => [
  key,
  ...sizeNames.map((size) => toSizeFilename(key, size)),
]

const sizeNames = imageWidths.map(toSizeName)

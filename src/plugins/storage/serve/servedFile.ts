import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { File as StoredFile } from '#src/payload-types.ts'
import type { ImageSizeName } from '#src/fields/imageSizes.ts'
import { parseFilename, toSizeFilename } from '../objectKeys.ts'

/** One object as it is served: an original, or a size of it. */
export type ServedFile = {
  key: string
  filename: string
  mimeType: string
  size: number
  isPublic: boolean
  etag: string
  lastModified: Date
}

/** The file of this name that the caller may read; undefined for one that is not there or not theirs. */
export const servedFile = async (req: PayloadRequest, name: string) => {
  const { filename, size } = parseFilename(name)
  const { docs } = await req.payload.find({
    collection: 'files',
    where: { filename: { equals: filename } },
    depth: 0,
    limit: 1,
    pagination: false,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  const [file] = docs
  return file && toServed(file, size)
}

function toServed(file: StoredFile, size: ImageSizeName | undefined): ServedFile | undefined {
  const { filename, filesize, mimeType } = (size ? file.sizes?.[size] : file) ?? {}
  if (!file.key || !filename || !mimeType || typeof filesize !== 'number') return undefined
  const key = size ? toSizeFilename(file.key, size) : file.key
  return {
    key,
    filename,
    mimeType,
    size: filesize,
    isPublic: file.isPublic === true,
    etag: toEtag(key),
    lastModified: new Date(file.updatedAt),
  }
}

/** An object never changes under its key, so the key stands for the bytes; hashed, for it is not for everyone. */
const toEtag = (key: string) => `"${createHash('sha256').update(key).digest('base64url')}"`

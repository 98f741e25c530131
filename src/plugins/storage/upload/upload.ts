import { imageWidths, toSizeName } from '#src/fields/imageSizes.ts'
import { newFolder, toSizeFilename } from '../objectKeys.ts'
import type { Picture, Pictures } from './pictures.ts'
import type { PayloadRequest } from 'payload'

/** A file that has passed every check and waits to be stored with its record. */
export type Upload = {
  folder: string
  filename: string
  mimeType: string
  data: Buffer
  /** Absent for what is not a picture. */
  pictures: Pictures | undefined
}

/** Hands an upload to the operation that runs: in place of what the client sent. */
export const attach = (req: PayloadRequest, upload: Omit<Upload, 'folder'>) => {
  const { data, filename: name, mimeType: mimetype } = upload
  uploads.set(data, { ...upload, folder: newFolder() })
  req.file = { data, name, mimetype, size: data.length }
}

/** The upload that the running operation stores. Payload passes the bytes on as they are, so they tell. */
export const attached = (req: PayloadRequest) => req.file && uploads.get(req.file.data)

const uploads = new WeakMap<Buffer, Upload>()

/** What the record says of its file. */
export const toFields = ({ folder, filename, mimeType, data, pictures }: Upload) => ({
  _objectKey: folder,
  key: `${folder}/${filename}`,
  filename,
  mimeType,
  filesize: data.length,
  width: pictures?.original.width ?? null,
  height: pictures?.original.height ?? null,
  sizes: Object.fromEntries(
    imageWidths.map(toSizeName).map((name) => {
      const picture = pictures?.sizes.find((size) => size.name === name)?.picture
      return [name, picture ? toSizeFields(picture, toSizeFilename(filename, name)) : noSize]
    }),
  ),
})

const toSizeFields = ({ data, width, height }: Picture, filename: string) => ({
  filename,
  width,
  height,
  mimeType: 'image/webp',
  filesize: data.length,
})

const noSize = {
  filename: null,
  width: null,
  height: null,
  mimeType: null,
  filesize: null,
  url: null,
}

/** Every object of the upload. */
export const toObjects = ({ folder, filename, mimeType, data, pictures }: Upload) => [
  { key: `${folder}/${filename}`, body: data, mimeType },
  ...(pictures?.sizes ?? []).map(({ name, picture }) => ({
    key: `${folder}/${toSizeFilename(filename, name)}`,
    body: picture.data,
    mimeType: 'image/webp',
  })),
]

import { availableParallelism } from 'node:os'
import type { PayloadRequest } from 'payload'
import { slots } from '#src/hooks/slots.ts'
import { isImage, toKind } from './kinds.ts'
import type { Kind } from './kinds.ts'
import { strippedPdf, UnfitPdf } from './pdf/strippedPdf.ts'
import { toPictures, UnfitPicture } from './pictures.ts'
import type { Pictures } from './pictures.ts'
import { refuseFile } from './refuse.ts'
import type { Cut } from './uploadEdits.ts'

type Content = { kind: Kind; data: Buffer; pictures: Pictures | undefined }

type Asked = {
  cut: Cut | undefined
  /** Whether it may be anything but a picture. */
  documents: boolean
  req: PayloadRequest
}

/**
 * What an uploaded file is, by its bytes, as it will be kept.
 * @throws ValidationError (400) for what is empty, of another kind, damaged or too large
 */
export const checkContent = async (
  bytes: Buffer,
  { cut, documents, req }: Asked,
): Promise<Content> => {
  if (bytes.length === 0) throw refuseFile('The file is empty.', req)
  const kind = toKind(bytes)
  if (!kind) throw refuseFile('Only JPEG, PNG, WebP, AVIF, GIF and PDF files are kept.', req)
  if (!isImage(kind) && !documents) throw refuseFile('Members may upload pictures only.', req)
  try {
    if (!isImage(kind)) return { kind, data: await read(bytes), pictures: undefined }
    const pictures = await drawn(() => toPictures(bytes, { mimeType: kind.mimeType, cut }))
    return { kind, data: pictures.original.data, pictures }
  } catch (error) {
    if (!(error instanceof UnfitPicture || error instanceof UnfitPdf)) throw error
    throw refuseFile(error.message, req)
  }
}

/** A picture in work can take hundreds of megabytes; more at once than there are processors would not be faster. */
const drawn = slots(availableParallelism())

/** So can a document, and there are few. */
const reading = slots(1)
const read = (bytes: Buffer) => reading(() => strippedPdf(bytes))

import { availableParallelism } from 'node:os'
import type { PayloadRequest } from 'payload'
import { slots } from '#src/hooks/slots.ts'
import { isImage, toKind } from './kinds.ts'
import type { Kind } from './kinds.ts'
import { toPictures, UnfitPicture } from './pictures.ts'
import type { Pictures } from './pictures.ts'
import { refuseFile } from './refuse.ts'
import type { Cut } from './uploadEdits.ts'

type Content = { kind: Kind; data: Buffer; pictures: Pictures | undefined }

/**
 * What an uploaded file is, by its bytes, as it will be kept.
 * @throws ValidationError (400) for what is empty, of another kind, damaged or too large
 */
export const checkContent = async (
  bytes: Buffer,
  { cut, req }: { cut: Cut | undefined; req: PayloadRequest },
): Promise<Content> => {
  if (bytes.length === 0) throw refuseFile('The file is empty.', req)
  const kind = toKind(bytes)
  if (!kind) throw refuseFile('Only JPEG, PNG, WebP, AVIF, GIF and PDF files are kept.', req)
  if (!isImage(kind)) return { kind, data: wholePdf(bytes, req), pictures: undefined }
  const pictures = await drawn(() => toPictures(bytes, { mimeType: kind.mimeType, cut })).catch(
    (error: unknown) => {
      throw error instanceof UnfitPicture ? refuseFile(error.message, req) : error
    },
  )
  return { kind, data: pictures.original.data, pictures }
}

/** A picture in work can take hundreds of megabytes; more at once than there are processors would not be faster. */
const drawn = slots(availableParallelism())

/** A PDF ends with its table of contents; without it no reader opens it. */
function wholePdf(bytes: Buffer, req: PayloadRequest) {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 1024))
  if (end.includes('xref') && end.includes('%%EOF')) return bytes
  throw refuseFile('The PDF is damaged or not complete.', req)
}

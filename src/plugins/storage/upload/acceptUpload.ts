import { staff } from '#src/access/rules.ts'
import { MissingFile } from 'payload'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import type { Bucket } from '../bucket.ts'
import { checkContent } from './checkContent.ts'
import { withinQuota } from './quota.ts'
import { refuseFile } from './refuse.ts'
import { settleFilename } from './settleFilename.ts'
import { storedFile } from './storedFile.ts'
import { toFilename } from './toFilename.ts'
import { attach } from './upload.ts'
import { takeUploadEdits } from './uploadEdits.ts'
import type { Cut } from './uploadEdits.ts'

type Settings = { bucket: Bucket | undefined; memberQuotaBytes: number }

/** What creating and updating have in common; the hook's own type is the sum of all operations. */
type Write = { id?: number | string; data?: Record<string, unknown>; overrideAccess?: boolean }

/**
 * Keeps: what a record says of its file comes from the bytes, never from the request; and only files that are what they
 * seem are stored. Runs before anything is written, in place of Payload's own handling of images.
 */
export const acceptUpload =
  (settings: Settings): CollectionBeforeOperationHook =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only its value 'read' is
  async ({ args, operation, req }) => {
    if (!isWriting(operation)) return args
    const write = args as Write
    const { cut, focus } = takeUploadEdits(req)
    const data = { ...withoutDerived(write.data), ...focus }
    // Whoever may not write at all is refused by the next step, at no cost.
    if (write.overrideAccess || req.user) {
      const id = operation === 'create' ? undefined : Number(write.id)
      await accept({ id, cut, req, settings, overrideAccess: write.overrideAccess === true })
    }
    return { ...args, data, overwriteExistingFiles: true }
  }

const isWriting = (operation: string) => operation === 'create' || operation === 'update'

type Acceptance = {
  /** Of the record whose file is replaced; NaN for many at once. */
  id: number | undefined
  cut: Cut | undefined
  req: PayloadRequest
  settings: Settings
  overrideAccess: boolean
}

async function accept({ id, cut, req, settings, overrideAccess }: Acceptance) {
  const file = req.file ?? (await fileToCut({ id, cut, req, settings, overrideAccess }))
  if (!file) return
  if (Number.isNaN(id)) throw refuseFile('A file belongs to one record.', req)
  const trusted = overrideAccess || staff({ req })
  const content = await checkContent(file.data, { cut, documents: trusted, req })
  const { kind, data, pictures } = content
  if (!trusted)
    await withinQuota(req, { bytes: data.length, replaces: id, quota: settings.memberQuotaBytes })
  const filename = await settleFilename(req, { filename: toFilename(file.name, kind), id })
  attach(req, { filename, mimeType: kind.mimeType, data, pictures })
}

/** Without a new file, the stored one is there to be cut. */
async function fileToCut({ id, cut, req, settings, overrideAccess }: Acceptance) {
  if (id === undefined) throw new MissingFile(req.t)
  if (!cut || Number.isNaN(id)) return undefined
  return storedFile(req, { bucket: settings.bucket, id, overrideAccess })
}

const derived = new Set([
  '_objectKey',
  'filename',
  'filesize',
  'height',
  'key',
  'mimeType',
  'prefix',
  'sizes',
  'thumbnailURL',
  'url',
  'width',
])

const withoutDerived = (data: Write['data'] | null) =>
  Object.fromEntries(Object.entries(data ?? {}).filter(([field]) => !derived.has(field)))

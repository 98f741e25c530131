import { afterTransaction } from '#src/hooks/afterTransaction.ts'
import type { File as StoredFile } from '#src/payload-types.ts'
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'
import type { Bucket } from './bucket.ts'
import { toObjectKeys } from './objectKeys.ts'
import { StoreUnreachable } from './StoreUnreachable.ts'
import { attached, toFields, toObjects } from './upload/upload.ts'
import type { Upload } from './upload/upload.ts'

/** Writes what the bytes say into the record. */
export const describeUpload: CollectionBeforeChangeHook<StoredFile> = ({ data, req }) => {
  const upload = attached(req)
  return upload ? { ...data, ...toFields(upload) } : data
}

/**
 * Keeps: a record has its objects from the moment that it can be seen. A transaction that fails takes the new objects
 * along; the objects of the bytes that were replaced go only once the record has let go of them.
 */
export const storeObjects =
  (bucket: Bucket | undefined): CollectionAfterChangeHook<StoredFile> =>
  async ({ doc, operation, previousDoc, req }) => {
    const upload = attached(req)
    if (!upload) return doc
    if (!bucket) throw new StoreUnreachable()
    await putAll(bucket, { upload, req })
    const { key } = previousDoc
    if (operation === 'update' && key) await removeOnCommit(bucket, { key, req })
    // Another operation of the same request must not take it for its own.
    delete req.file
    return doc
  }

async function putAll(bucket: Bucket, { upload, req }: { upload: Upload; req: PayloadRequest }) {
  const objects = toObjects(upload)
  const effect = () => bucket.remove(objects.map(({ key }) => key))
  await afterTransaction('afterRollback', { req, effect })
  // All have ended before a failure ends the transaction: none may arrive after they were removed.
  for (const outcome of await Promise.allSettled(objects.map(bucket.put)))
    if (outcome.status === 'rejected') throw outcome.reason
}

/** Remembers the key of a record that is about to go: what a deletion returns is what the client selected. */
export const rememberKey: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { key } = await req.payload.findByID({
    collection: 'files',
    id,
    depth: 0,
    select: { key: true },
    overrideAccess: true,
    req,
  })
  const keys = doomed.get(req) ?? new Map<number, string>()
  doomed.set(req, keys)
  if (key) keys.set(Number(id), key)
}

const doomed = new WeakMap<PayloadRequest, Map<number, string>>()

/** Keeps: the objects of a deleted record go, once the deletion is committed. */
export const removeObjects =
  (bucket: Bucket | undefined): CollectionAfterDeleteHook<StoredFile> =>
  async ({ id, req }) => {
    const key = doomed.get(req)?.get(Number(id))
    if (bucket && key) await removeOnCommit(bucket, { key, req })
  }

const removeOnCommit = async (bucket: Bucket, { key, req }: { key: string; req: PayloadRequest }) =>
  afterTransaction('afterCommit', { req, effect: () => bucket.remove(toObjectKeys(key)) })

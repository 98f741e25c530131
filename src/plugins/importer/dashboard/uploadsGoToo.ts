import type { CollectionAfterDeleteHook } from 'payload'
import { afterTransaction } from '#src/hooks/afterTransaction.ts'
import { type ObjectStore, removeUploads } from './uploads.ts'

/** Keeps: the files of an import whose record is gone are gone too, once that is certain. */
export const uploadsGoToo =
  (store: ObjectStore | undefined): CollectionAfterDeleteHook =>
  async ({ id, req }) => {
    if (store)
      await afterTransaction('afterCommit', {
        req,
        effect: async () => removeUploads(store, Number(id)),
      })
  }

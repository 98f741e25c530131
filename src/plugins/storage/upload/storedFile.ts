import { buffer } from 'node:stream/consumers'
import type { PayloadRequest } from 'payload'
import type { Bucket } from '../bucket.ts'
import { StoreUnreachable } from '../StoreUnreachable.ts'

type Wanted = { bucket: Bucket | undefined; id: number; overrideAccess: boolean | undefined }

/** The bytes that a record has now, to be cut; undefined for a record that the caller cannot see. */
export const storedFile = async (
  req: PayloadRequest,
  { bucket, id, overrideAccess = false }: Wanted,
) => {
  const record = await req.payload.findByID({
    collection: 'files',
    id,
    depth: 0,
    select: { key: true, filename: true },
    disableErrors: true,
    overrideAccess,
    req,
  })
  if (!record?.key || !record.filename) return undefined
  if (!bucket) throw new StoreUnreachable()
  const object = await bucket.get({ key: record.key })
  return object && { name: record.filename, data: await buffer(object.body) }
}

import { sql } from '@payloadcms/db-postgres'
import { addDataAndFileToRequest, APIError } from 'payload'
import type { PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { formatNames } from '../formats/format.ts'
import { largestUpload, type ObjectStore, pieceSize, removeUploads } from './uploads.ts'

const asked = z.object({
  files: z
    .array(z.object({ name: z.string().trim().min(1).max(255), size: z.int().min(0) }))
    .min(1)
    .max(20),
  format: z.enum(formatNames).nullish(),
  overwrite: z.boolean().default(false),
})

/** `POST /api/imports/begin {"files": [{name, size}], "format"?, "overwrite"?}`: answers its id, and how large a piece is. */
export const begin =
  (store: ObjectStore | undefined): PayloadHandler =>
  async (req) => {
    if (!store) throw new APIError('There is no object store to keep the files in.', 503)
    await addDataAndFileToRequest(req)
    const { data } = asked.safeParse(req.data)
    if (!data)
      throw new APIError('An import takes 1 to 20 files, each with a name and a size.', 400)
    const { files, format, overwrite } = data
    const size = files.reduce((sum, file) => sum + file.size, 0)
    if (size > largestUpload)
      throw new APIError('The files are too large: 4 GB at most, which gzip may help.', 413)
    await forgetOld(req, store)
    const { rows } = await inTransaction(
      req,
      sql`insert into imports (files, uploads, format, overwrite, started_by_id, state, counts)
        values (${files.map(({ name }) => name).join(', ')}, ${JSON.stringify(files)}, ${format ?? null},
          ${overwrite}, ${req.user?.id ?? null}, 'uploading', '{}') returning id`,
    )
    return Response.json({ id: rows[0]?.['id'], pieceSize }, { status: 201 })
  }

/** Files that wait for a week to be imported, or to be tried again, go. */
async function forgetOld(req: PayloadRequest, store: ObjectStore) {
  const { rows } = await inTransaction(
    req,
    sql`update imports set uploads = null where uploads is not null and state in ('uploading', 'failed', 'interrupted')
      and updated_at < now() - interval '7 days' returning id`,
  )
  for (const { id } of rows) await removeUploads(store, Number(id))
}

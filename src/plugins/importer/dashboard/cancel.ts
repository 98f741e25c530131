import { sql } from '@payloadcms/db-postgres'
import type { PayloadHandler } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { notNow, runIn } from './runs.ts'
import { type ObjectStore, removeUploads } from './uploads.ts'

/**
 * `POST /api/imports/:id/cancel`: ends an import that was uploaded here. What it has written stays; one under way hears of
 * it within a second and stops after its transaction.
 */
export const cancel =
  (store: ObjectStore | undefined): PayloadHandler =>
  async (req) => {
    const { id } = await runIn(req)
    const { rows } = await inTransaction(
      req,
      sql`update imports set is_cancelled = true, updated_at = now(),
          state = case when state in ('reading', 'writing') then state else 'cancelled' end
        where id = ${id} and uploads is not null and state not in ('finished', 'cancelled') returning state`,
    )
    const state = rows[0]?.['state']
    if (state === undefined) return notNow('This import has ended, or was not uploaded here.')
    if (store && state === 'cancelled') await removeUploads(store, id)
    return Response.json({ message: 'Cancelled.' })
  }

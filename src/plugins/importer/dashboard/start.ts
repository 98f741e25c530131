import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, initTransaction, killTransaction } from 'payload'
import type { PayloadHandler, PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import { notNow, runIn } from './runs.ts'
import { importsQueue, importTask } from './task.ts'
import { isComplete, type ObjectStore } from './uploads.ts'

/** `POST /api/imports/:id/start`: queues an import whose files have arrived, or one that failed and has kept them. */
export const start =
  (store: ObjectStore | undefined): PayloadHandler =>
  async (req) => {
    const { id, uploads } = await runIn(req)
    if (!store || !uploads) return notNow('This import was not uploaded here.')
    if (!(await isComplete(store, id, uploads)))
      return notNow('Not all of its files have arrived, or they are gone: begin another.')
    await queue(req, id)
    return Response.json({ message: 'It will begin in a moment.' })
  }

/** Waiting and queued, or neither. */
async function queue(req: PayloadRequest, id: number) {
  const isOurs = await initTransaction(req)
  try {
    const { rows } = await inTransaction(
      req,
      sql`update imports set state = 'waiting', is_cancelled = false, problem = null, shown = null, updated_at = now()
        where id = ${id} and state in ('uploading', 'failed', 'interrupted') returning id`,
    )
    if (rows.length === 0) notNow('This import is under way, or has ended.')
    await req.payload.jobs.queue({ task: importTask, queue: importsQueue, input: { run: id }, req })
    if (isOurs) await commitTransaction(req)
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { PayloadRequest, TaskConfig } from 'payload'
import { closeRecord } from '../run/record.ts'
import { runImport } from '../run/runImport.ts'
import { Unusable } from '../Unusable.ts'
import { dropStage } from '../stage/tables.ts'
import { startBeat } from './beat.ts'
import { findRun, type Run } from './runs.ts'
import { type ObjectStore, removeUploads, sourcesOf } from './uploads.ts'

export const importTask = 'importFilms'
export const importsQueue = 'imports'

type Given = { databaseUrl: string; store: ObjectStore }

/**
 * Carries out an import that was uploaded. Whatever ends the server, the job runs again and the import goes on where it
 * stopped. What is wrong with a file ends it for good; any other fault is tried again three times.
 */
export const importing = (
  given: Given | undefined,
): TaskConfig<{ input: { run: number }; output: object }> => ({
  slug: importTask,
  label: 'Import films',
  inputSchema: [{ name: 'run', type: 'number', required: true }],
  retries: { attempts: 3, backoff: { type: 'fixed', delay: 10_000 } },
  handler: async ({ input, req }) => {
    const run = await findRun(req, input.run)
    if (!given || !run?.uploads || hasEnded(run)) return { output: {} }
    const client = new pg.Client({
      connectionString: given.databaseUrl,
      application_name: 'marquee import',
    })
    // The statement under way rejects with the same error.
    client.on('error', () => undefined)
    try {
      await client.connect()
      await carryOut({ run, client, req, store: given.store })
    } finally {
      await client.end()
    }
    return { output: {} }
  },
})

const hasEnded = ({ state }: Run) => state === 'finished' || state === 'cancelled'

type Work = { run: Run; client: pg.Client; req: PayloadRequest; store: ObjectStore }

async function carryOut({ run, client, req, store }: Work) {
  const { id, uploads, format, overwrite } = run
  const beat = startBeat(req, id)
  try {
    await waitForTurn(client, beat.signal)
    const ended =
      !beat.signal.aborted &&
      (await runImport(client, {
        sources: sourcesOf(store, id, uploads ?? []),
        format: format ?? undefined,
        overwrite: overwrite ?? false,
        waiting: id,
        signal: beat.signal,
        onProgress: beat.show,
      }))
    if (!ended || ended.state === 'interrupted') await closeCancelled(client, id)
    await removeUploads(store, id)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    await closeRecord(client, { id, state: 'failed', problem: error.message })
    // There is nothing to try again.
    await client.query('update imports set uploads = null where id = $1', [id])
    await removeUploads(store, id)
  } finally {
    await beat.stop()
  }
}

/** A command may be importing: it is waited for. The lock is the connection's, so that the run takes it again at once. */
async function waitForTurn(client: pg.Client, signal: AbortSignal) {
  while (!signal.aborted) {
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtext('marquee: import')) as taken`,
    )
    if (rows[0]?.taken) return
    await setTimeout(1000)
  }
}

async function closeCancelled(client: pg.Client, id: number) {
  await client.query(dropStage(id))
  await closeRecord(client, { id, state: 'cancelled' })
}

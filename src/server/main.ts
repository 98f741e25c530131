/**
 * The server: API, admin and site behind one port, in WORKERS processes. Whoever starts it with an IPC channel hears
 * `{ ready: true }` once the first of them answers. SIGTERM and SIGINT finish what is open, SIGHUP replaces the
 * processes one by one.
 */
import cluster from 'node:cluster'
import { fail } from './process/fail.ts'

try {
  await import('#src/env.ts')
} catch (error) {
  fail(error)
}
if (cluster.isPrimary) await (await import('./process/primary.ts')).runPrimary()
else await (await import('./process/worker.ts')).runWorker()

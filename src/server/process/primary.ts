import cluster from 'node:cluster'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { env } from '#src/env.ts'
import type { Worker } from 'node:cluster'
import { fail } from './fail.ts'
import { watchSources } from './watchSources.ts'

/** A worker that dies sooner than this after its start is not replaced at once. */
const shortLife = 5000

/** What a worker takes to finish at most, and a little. */
const longestDrain = 32_000

/** Starts the workers, replaces those that die, and hands the signals on. */
export async function runPrimary() {
  await mustBeFree(env)
  // The first has the processors for itself, so that the first answer does not wait for the others.
  await startWorker().catch(fail)
  cluster.on('exit', (worker) => {
    if (!worker.exitedAfterDisconnect && !stopping) replaceDead()
  })
  process.on('SIGHUP', () => void inTurn(replaceAll))
  if (!env.production) watchSources(() => void inTurn(restartAll))
  process.send?.({ ready: true })
  void inTurn(startOthers)
}

async function startOthers() {
  const workers = env.production ? (env.workers ?? availableParallelism()) : 1
  await Promise.all(Array.from({ length: workers - 1 }, startWorker))
}

let stopping = false
const starting = new Set<Worker>()
let turn: Promise<void> = Promise.resolve()

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
// Whoever started the server is gone: nobody would end it.
process.on('disconnect', () => void stop())

/** Two replacements at once would leave no worker to answer. */
const inTurn = (work: () => Promise<void>) =>
  (turn = turn.then(() => (stopping ? undefined : work())).catch(report))

const report = (error: unknown) => {
  if (stopping) return
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
}

/** Resolves when the worker answers requests. */
function startWorker(): Promise<Worker> {
  const worker = cluster.fork(env.production ? {} : { DISABLE_PAYLOAD_HMR: 'true' })
  starting.add(worker)
  return new Promise((resolve, reject) => {
    worker.once('message', () => {
      starting.delete(worker)
      resolve(worker)
    })
    worker.once('exit', () => {
      starting.delete(worker)
      reject(new Error('A server process ended before it was ready.'))
    })
  })
}

let lastDeath = 0

function replaceDead() {
  const wait = Date.now() - lastDeath < shortLife ? shortLife : 0
  lastDeath = Date.now()
  setTimeout(() => {
    if (!stopping) startWorker().catch(report)
  }, wait)
}

const living = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** A new one answers before an old one stops, so there is always one. */
async function replaceAll() {
  for (const old of living()) {
    await startWorker()
    await drain(old)
  }
  process.stdout.write('The server processes are replaced.\n')
}

/** In development one at a time: Next's development server wants its folder for itself. */
async function restartAll() {
  await Promise.all(living().map(drain))
  await startWorker()
}

/** Resolves when the worker has finished what it was asked and has ended. */
function drain(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => {
      resolve()
    })
    worker.exitedAfterDisconnect = true
    worker.send({ drain: true })
  })
}

/** A worker that is still starting hears nothing yet, and one that hangs has had its thirty seconds. */
async function stop() {
  if (stopping) return
  stopping = true
  for (const worker of starting) worker.process.kill('SIGKILL')
  setTimeout(() => {
    for (const worker of living()) worker.process.kill('SIGKILL')
  }, longestDrain)
  await Promise.all(living().map(drain))
  process.exit(0)
}

/** @throws one line when another program has the port */
function mustBeFree({ port, host }: Pick<typeof env, 'port' | 'host'>): Promise<void> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'EADDRINUSE'
          ? `PORT ${port} is in use by another program: stop it, or set PORT to another.`
          : `The server cannot listen at ${host}:${port}: ${error.message}`,
      )
    })
    probe.listen(port, host, () =>
      probe.close(() => {
        resolve()
      }),
    )
  })
}

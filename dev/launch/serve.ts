import { once } from 'node:events'

import { Problem } from '../problem.ts'
import { nextChange } from './changes.ts'
import type { Work } from './prepare.ts'
import { script, start, type Running } from './programs.ts'

interface Plan {
  work: Work
  /** Called each time that the server takes requests. */
  greet: () => void
  /** Brings the database up to date before sources that have changed are served. */
  prepare: () => Promise<void>
}

/** Serves until the server ends by itself, which is a Problem. */
export const serve = async ({ work, greet }: Plan): Promise<never> => {
  const server = await startServer(work)
  greet()
  return failed(await server.ended)
}

/** Serves the sources, anew after each change. One that breaks the server waits for the next. */
export const serveChanges = async ({ work, greet, prepare }: Plan): Promise<never> => {
  for (;;) {
    const change = nextChange()
    const server = await startServer(work).catch(tell(work))
    if (server) greet()
    await change
    console.log('  The sources have changed: starting anew.')
    await server?.stop()
    await prepare().catch(tell(work))
  }
}

const startServer = ({ scope, steps, env }: Work): Promise<Running> =>
  steps.step('Server', async () => {
    const program = { args: script('src/server/main.ts'), env }
    const server = await scope.own(() => Promise.resolve(start(program)))
    await Promise.race([isReady(server), server.ended.then(failed)])
    return server
  })

const failed = (code: number | null): never => {
  throw new Problem(`The server ended${code === null ? '' : ` with code ${code}`}.`)
}

const isReady = async ({ child }: Running): Promise<void> => {
  for (;;) {
    const [message] = (await once(child, 'message')) as [unknown]
    if (typeof message === 'object' && message !== null && 'ready' in message) return
  }
}

const tell =
  ({ scope }: Work) =>
  (error: unknown): undefined => {
    if (scope.isStopping()) throw error
    console.error(error instanceof Problem ? error.message : error)
  }

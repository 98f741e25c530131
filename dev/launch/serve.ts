import { once } from 'node:events'

import { Problem } from '../problem.ts'
import type { Work } from './prepare.ts'
import { start, type Running } from './programs.ts'

/** Serves until the server ends by itself, which is a Problem. Calls back once it takes requests. */
export const serve = async (
  { scope, steps, env, program }: Work,
  { ready }: { ready: () => void },
): Promise<never> => {
  const server = await steps.step('Server', async () => {
    const starting = await scope.own(() => Promise.resolve(start({ args: program('serve'), env })))
    await Promise.race([isReady(starting), starting.ended.then(failed)])
    return starting
  })
  ready()
  return failed(await server.ended)
}

const failed = (code: number | null): never => {
  throw new Problem(`The server ended${code === null ? '' : ` with code ${code}`}.`)
}

const isReady = async ({ child }: Running): Promise<void> => {
  for (;;) {
    const [message] = (await once(child, 'message')) as [unknown]
    if (typeof message === 'object' && message !== null && 'ready' in message) return
  }
}

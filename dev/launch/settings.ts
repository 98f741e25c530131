import nextEnv from '@next/env'

import { freePort } from '../ports.ts'
import { Problem } from '../problem.ts'
import { root } from './programs.ts'

/** `start` serves a build; `dev` serves the sources and reloads them on change. */
export type Mode = 'start' | 'dev'

/**
 * The settings, from the environment and the project's `.env` files, as Next reads them. They are
 * left in process.env for the programs that we run. A wrong one is a Problem that names it.
 */
export const readSettings = async (mode: Mode) => {
  Object.assign(process.env, { NODE_ENV: mode === 'dev' ? 'development' : 'production' })
  nextEnv.loadEnvConfig(root, mode === 'dev')
  // Addresses name the port, so that "any" has to be decided first.
  if (process.env['PORT'] === '0') process.env['PORT'] = String(await freePort())
  try {
    const { env } = await import('#src/env.ts')
    return env
  } catch (cause) {
    throw new Problem(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

export type Settings = Awaited<ReturnType<typeof readSettings>>

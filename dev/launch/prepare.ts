import { createRequire } from 'node:module'
import path from 'node:path'

import { makeFolder } from '../folder.ts'
import { buildStamp, isBuilt } from './build.ts'
import type { Programs } from './compile.ts'
import { run, type Environment } from './programs.ts'
import type { Scope } from './scope.ts'
import type { Steps } from './steps.ts'

/** What every step of a run works with. */
export interface Work {
  scope: Scope
  steps: Steps
  dataDir: string
  program: Programs
  /** The settings that tell the programs where the services are. */
  env: Environment
}

/** Builds the admin and the site, where the sources have changed since the last build. */
export const build = async (work: Omit<Work, 'program'>): Promise<void> => {
  if (isBuilt()) return
  const stamp = buildStamp()
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  await runStep(work, { name: 'Build', args: [next, 'build'] })
  stamp.keep()
}

/** Brings the database up to date and makes the first admin, where there is none. */
export const migrate = ({ env, ...work }: Work, admin: Environment): Promise<void> =>
  runStep(
    { ...work, env: { ...env, ...admin } },
    { name: 'Migrations', args: work.program('migrate') },
  )

/** Fills in the demo catalogue. */
export const fill = (work: Work): Promise<void> =>
  runStep(work, { name: 'Demo catalogue', args: work.program('fill') })

const runStep = (
  { scope, steps, dataDir, env }: Omit<Work, 'program'>,
  { name, args }: { name: string; args: string[] },
): Promise<void> =>
  steps.step(name, async () => {
    const folder = makeFolder(path.join(dataDir, 'logs'))
    const log = path.join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.log`)
    const { done } = await scope.own(() => Promise.resolve(run({ name, args, env, log })))
    await done
  })

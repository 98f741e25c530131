import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { makeFolder } from './folder.ts'
import { serveCatalogue } from './launch/catalogue.ts'
import { compile } from './launch/compile.ts'
import { tellServices } from './launch/running.ts'
import { openScope, type Scope } from './launch/scope.ts'
import { keepSecrets } from './launch/secrets.ts'
import { startServices } from './launch/services.ts'
import { readSettings, type Mode, type Settings } from './launch/settings.ts'
import { createSteps } from './launch/steps.ts'
import { takeLock } from './lock.ts'
import { portIsFree } from './ports.ts'
import { Problem } from './problem.ts'

/** Runs Marquee until it is asked to stop; then everything that it has started has ended. */
export const launch = async (mode: Mode): Promise<void> => {
  const scope = openScope()
  // A closed terminal takes the output along: nobody reads it, and the rest must still end.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined)
  try {
    await Promise.race([live(mode, scope), scope.stopAsked])
    console.log('\n  Stopping …')
  } catch (error) {
    console.error(error instanceof Problem ? `\n  ${error.message}\n` : error)
    process.exitCode = 1
  }
  await scope.close()
  // Some of the work may still wait for what has been ended.
  process.exit()
}

const live = async (mode: Mode, scope: Scope): Promise<never> => {
  const settings = await readSettings(mode)
  const dataDir = makeFolder(settings.dataDir)
  const { tookOver } = await scope.own(() => holdFolder(dataDir))
  await refuseBusyPort(settings, { patience: tookOver ? drainMilliseconds : 0 })
  console.log('\n  Marquee\n')
  const steps = createSteps(scope.isStopping)
  const secrets = keepSecrets(dataDir)
  const [services, program] = await Promise.all([
    startServices({ settings, secrets, dataDir, scope, steps }),
    compile(mode),
  ])
  await scope.own(() => Promise.resolve(tellServices(dataDir, services.environment)))
  const work = { scope, steps, dataDir, program, env: services.environment }
  return await Promise.race([services.ended, serveCatalogue({ mode, settings, secrets, work })])
}

/** One run to a folder: a second one is a Problem. */
const holdFolder = (dataDir: string) => {
  const lock = takeLock(path.join(dataDir, 'lock'), dataDir)
  return Promise.resolve({
    tookOver: lock.tookOver,
    stop: () => {
      lock.release()
      return Promise.resolve()
    },
  })
}

/** The server of a killed run still finishes its open requests. */
const drainMilliseconds = 35_000

const refuseBusyPort = async (
  { host, port }: Settings,
  { patience }: { patience: number },
): Promise<void> => {
  const deadline = performance.now() + patience
  while (!(await canListen(port, host))) {
    if (performance.now() > deadline) {
      throw new Problem(`Port ${port} on ${host} is in use. Set PORT to another.`)
    }
    await pause(100)
  }
}

const canListen = (port: number, host: string): Promise<boolean> =>
  portIsFree(port, host).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Problem(`Cannot listen on HOST ${host}: ${reason}`, { cause })
  })

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { compiledPrograms } from './compiled.ts'
import { startStock } from './stock/start.ts'
import type { Program } from './compiled.ts'
import type { House } from './setUp.ts'

export type ServerName = Program | 'stock'

export type Server = { name: ServerName; port: number; pid: number; stop: () => void }

/** Starts one of the servers that are measured, as one process of its own. */
export async function startServer(
  name: ServerName,
  { environment }: Pick<House, 'environment'>,
): Promise<Server> {
  const { child, port } = await (name === 'stock'
    ? startStock(environment)
    : startProgram(name, environment))
  process.once('exit', () => child.kill())
  return { name, port, pid: child.pid ?? 0, stop: () => child.kill() }
}

async function startProgram(name: Program, environment: House['environment']) {
  const fileOf = await compiledPrograms()
  const child = fork(fileOf(name), {
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    execArgv: ['--conditions=production'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

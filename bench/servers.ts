import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { House } from './setUp.ts'

export type Server = { name: string; port: number; pid: number; stop: () => void }

/** Starts one of the servers that are measured, as a process of its own. */
export async function startServer(
  name: string,
  { environment }: Pick<House, 'environment'>,
): Promise<Server> {
  const module = new URL(name === 'floor' ? 'floor.ts' : 'serve.ts', import.meta.url)
  const child = fork(module, [name], {
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    execArgv: ['--conditions=production', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  process.once('exit', () => child.kill())
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { name, port, pid: child.pid ?? 0, stop: () => child.kill() }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { House } from './setUp.ts'

const programs = { floor: 'floor.ts', marquee: 'serve.ts', stock: 'stock.ts' }

export type ServerName = keyof typeof programs

export type Server = { name: ServerName; port: number; pid: number; stop: () => void }

/** Starts one of the servers that are measured, as one process of its own. */
export async function startServer(
  name: ServerName,
  { environment }: Pick<House, 'environment'>,
): Promise<Server> {
  const child = fork(new URL(programs[name], import.meta.url), {
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    execArgv: ['--conditions=production', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  process.once('exit', () => child.kill())
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { name, port, pid: child.pid ?? 0, stop: () => child.kill() }
}

import { fork } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { freePort, portIsFree } from '../../dev/ports.ts'
import { builtStock, next } from './build.ts'
import { stockDatabase } from './database.ts'
import type { ChildProcess } from 'node:child_process'

type Started = { child: ChildProcess; port: number }

/** `next start` of stock Payload, in a database of its own. */
export async function startStock(environment: Record<string, string>): Promise<Started> {
  const { DATABASE_URL = '' } = environment
  const folder = builtStock()
  const url = await stockDatabase(DATABASE_URL)
  const port = await freePort()
  const child = fork(next, ['start', folder, '--port', String(port), '--hostname', '127.0.0.1'], {
    env: { ...process.env, ...environment, DATABASE_URL: url, NODE_ENV: 'production' },
    execArgv: ['--conditions=production'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  while (await portIsFree(port)) {
    if (child.exitCode !== null) throw new Error('Stock Payload does not start.')
    await setTimeout(200)
  }
  return { child, port }
}

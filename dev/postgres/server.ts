import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { Problem } from '../problem.ts'
import type { Binaries } from './binaries.ts'
import { commandAs, type Identity } from './identity.ts'

interface Wanted {
  binaries: Binaries
  cluster: string
  identity: Identity
  settings: string[]
  log: string
}

export interface Server {
  pid: number
  /** Fulfilled when the server has ended, for whatever reason, with the end of its log. */
  ended: Promise<string>
  /** A fast shutdown: open transactions are rolled back, what is committed is on disk. */
  stop: () => Promise<void>
  /** The same, without waiting. */
  signal: () => void
}

/** Starts the server and waits, also through a recovery, until it takes connections. */
export const runServer = async (wanted: Wanted): Promise<Server> => {
  const { binaries, cluster, identity, settings, log } = wanted
  const { file, args } = commandAs(identity, binaries.postgres, ['-D', cluster, ...settings])
  const output = openSync(log, 'w', 0o600)
  // A session of its own: a Ctrl-C at the terminal must reach the HTTP server first, then this.
  const child = spawn(file, args, {
    ...identity.spawn,
    cwd: path.dirname(cluster),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const ended = once(child, 'exit').then(
    () => endOf(log),
    () => `${file} cannot be run`,
  )
  await Promise.race([ready(cluster, child), ended])
  const pid = child.pid
  if (pid === undefined || isOver(child)) throw new Problem(`Postgres ended: ${await ended}`)
  const signal = () => {
    shutDown(child, wanted)
  }
  return {
    pid,
    ended,
    signal,
    stop: async () => {
      signal()
      await patiently(child, ended)
    },
  }
}

/** The server writes its state as the eighth line of its pid file. */
const ready = async (cluster: string, child: ChildProcess): Promise<void> => {
  while (!isOver(child)) {
    const lines = readLines(path.join(cluster, 'postmaster.pid'))
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    await pause(10)
  }
}

const isOver = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

const patiently = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  // After half a minute the quick end: what is committed is in the log, and the next start recovers.
  const timer = setTimeout(() => child.kill('SIGQUIT'), 30_000)
  await ended
  clearTimeout(timer)
}

const shutDown = (child: ChildProcess, { binaries, cluster }: Wanted): void => {
  if (isOver(child)) return
  if (process.platform !== 'win32') {
    child.kill('SIGINT')
    return
  }
  // Windows has no signals; pg_ctl knows the server's own substitute.
  execFileSync(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '--no-wait'])
}

/** What went wrong is in the last lines; a port in use comes before "could not create any". */
const endOf = (log: string): string => {
  const lines = readLines(log).filter((line) => line !== '')
  const telling = lines.filter((line) => /FATAL|PANIC|could not bind/.test(line))
  return (telling.length > 0 ? telling : lines.slice(-1)).join('\n')
}

const readLines = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

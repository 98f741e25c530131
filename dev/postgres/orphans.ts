import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'

import { Problem } from '../problem.ts'
import { hasEnded } from '../processes.ts'

/**
 * Ends the server that a killed run left behind, and only that: a process counts as ours when it is
 * a Postgres program at work in this folder, whatever number a stale pid file holds. The caller
 * holds the folder's lock, so no living run is served by it.
 */
export const endOrphans = async (dir: string, cluster: string): Promise<void> => {
  const ours = process.platform === 'linux' ? processesIn(dir) : namedProcess(cluster)
  const server = postmasterPid(cluster)
  if (server !== undefined && ours.includes(server)) await shutDown(server)
  // Backends that outlive their killed server, or an initdb: nothing they do can be completed.
  for (const pid of ours) await kill(pid)
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

const shutDown = async (pid: number): Promise<void> => {
  signal(pid, 'SIGINT')
  if (await hasEnded(pid, { within: 30_000 })) return
  // Leaves what is committed to the log, from which the next start recovers.
  signal(pid, 'SIGQUIT')
  await hasEnded(pid, { within: 5_000 })
}

const kill = async (pid: number): Promise<void> => {
  signal(pid, 'SIGKILL')
  if (await hasEnded(pid, { within: 5_000 })) return
  throw new Problem(`A Postgres of an earlier run (process ${pid}) does not end. End it by hand.`)
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return
    throw new Problem(`A Postgres of an earlier run (process ${pid}) is another user's.`, { cause })
  }
}

const postmasterPid = (cluster: string): number | undefined => {
  try {
    return Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

/** Every Postgres process works in its data directory, and initdb in the folder around it. */
const processesIn = (dir: string): number[] => {
  const home = realpathSync(dir)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const place = readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '')
        const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
        const inside = place === home || place.startsWith(home + path.sep)
        return inside && (program === 'postgres' || program === 'initdb')
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Without /proc only the server itself can be told, by the data directory on its command line. */
const namedProcess = (cluster: string): number[] => {
  const pid = postmasterPid(cluster)
  if (pid === undefined || process.platform === 'win32') return []
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
    })
    return command.includes('postgres') && command.includes(cluster) ? [pid] : []
  } catch {
    return []
  }
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * A mark that tells a process from a later one with the same number; undefined when there is none.
 * A zombie counts as gone: where nobody reaps orphans it would stay for ever.
 */
export const processMark = (pid: number): string | undefined => {
  if (!exists(pid)) return undefined
  if (process.platform === 'linux') return markFromProc(pid)
  return process.platform === 'win32' ? 'alive' : markFromPs(pid)
}

/** Whether the process has ended within so many milliseconds. */
export const hasEnded = async (pid: number, { within }: { within: number }): Promise<boolean> => {
  const mark = processMark(pid)
  const deadline = performance.now() + within
  while (mark !== undefined && processMark(pid) === mark) {
    if (performance.now() > deadline) return false
    await pause(10)
  }
  return true
}

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, but another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const markFromProc = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold anything; the state follows it, the start time is 19 further on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

const markFromPs = (pid: number): string | undefined => {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    })
    const [state = '', ...start] = line.trim().split(/\s+/)
    return state.startsWith('Z') ? undefined : start.join(' ')
  } catch {
    return undefined
  }
}

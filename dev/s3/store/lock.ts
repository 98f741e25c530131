import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { failedWith } from '../errors.ts'

/**
 * Makes this process the only server of a folder. Throws while another one, which must be alive,
 * has it; what a killed one left behind is taken over. Resolves with the way to give it up.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const lock = join(folder, 'lock')
  const mine = join(folder, `lock.${randomUUID()}`)
  const self = `${process.pid} ${await startTime(process.pid)}`
  await writeFile(mine, self)
  try {
    while (!(await tryLink(mine, lock))) await removeStale(lock, `${mine}.old`)
  } finally {
    await rm(mine)
  }
  return () => rm(lock, { force: true })
}

/** A link, unlike a write, puts the whole content in place or fails. */
const tryLink = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return false
    throw error
  }
}

const removeStale = async (lock: string, aside: string): Promise<void> => {
  const owner = await read(lock)
  if (owner !== '' && (await isAlive(owner)))
    throw new Error(`${lock} says that process ${owner.split(' ')[0] ?? ''} serves this folder`)
  await rename(lock, aside).catch(ignoreMissing)
  // Two takers at once: if the other was faster, this is its lock, which goes back.
  if ((await read(aside)) !== owner) await tryLink(aside, lock)
  await rm(aside, { force: true })
}

const isAlive = async (owner: string): Promise<boolean> => {
  const [pid = '', started = ''] = owner.split(' ')
  if (!/^\d+$/.test(pid)) return false
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (failedWith(error, 'ESRCH')) return false
  }
  return (await startTime(Number(pid))) === started
}

/**
 * When a process started, in the kernel's ticks, so that a reused process id is told from the
 * process that had it before. Empty for one that is dead but not reaped; `?` where there is no
 * /proc, where the id alone must do.
 */
const startTime = async (pid: number): Promise<string> => {
  if (process.platform !== 'linux') return '?'
  const stat = await read(`/proc/${pid}/stat`)
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return /^[ZX]?$/.test(state) ? '' : (fields[18] ?? '')
}

const read = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (failedWith(error, 'ENOENT', 'ESRCH')) return ''
    throw error
  }
}

const ignoreMissing = (error: unknown): void => {
  if (!failedWith(error, 'ENOENT')) throw error
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

import { Problem } from './problem.ts'
import { processMark } from './processes.ts'

export interface Lock {
  /** The last holder was killed: programs of it may still be ending. */
  tookOver: boolean
  /** Safe to call twice; synchronous, so that an exit handler can call it. */
  release: () => void
}

/**
 * Takes a file as a lock of this process. A lock whose holder was killed is taken over; one whose
 * holder lives is a Problem that names it: `what` says in a few words what is locked.
 */
export const takeLock = (file: string, what: string): Lock => {
  const claim = `${file}.${process.pid}`
  const mine = `${process.pid} ${processMark(process.pid) ?? ''}\n`
  writeFileSync(claim, mine, { mode: 0o600 })
  let tookOver = false
  try {
    for (; !placed(claim, file); tookOver = true) refuseOrClear(file, what)
  } finally {
    rmSync(claim, { force: true })
  }
  return {
    tookOver,
    release: () => {
      if (contentOf(file) === mine) rmSync(file, { force: true })
    },
  }
}

/** A link appears whole or not at all, so that nobody ever reads a half-written lock. */
const placed = (claim: string, file: string): boolean => {
  try {
    linkSync(claim, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const refuseOrClear = (file: string, what: string): void => {
  const seen = contentOf(file)
  if (seen === undefined) return
  const [pid = 0, mark] = seen.trim().split(' ')
  if (processMark(Number(pid)) === mark) {
    throw new Problem(`${what} is in use by another run (process ${pid}). Stop that one first.`)
  }
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    // Another start cleared it first: go and see whether that one has it now.
    return
  }
  // Another start may have replaced the stale lock in between: then that one stands.
  if (contentOf(aside) !== seen) placed(aside, file)
  rmSync(aside, { force: true })
}

const contentOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

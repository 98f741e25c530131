import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { Problem } from '../problem.ts'

export type Environment = Record<string, string | undefined>

export interface Program {
  /** After `node`: what to run and its arguments. */
  args: string[]
  /** Besides our own environment. */
  env: Environment
  /** Where its output goes; left out, to ours. */
  log?: string
}

export interface Running {
  child: ChildProcess
  /** Fulfilled with the exit code, null after a signal. */
  ended: Promise<number | null>
  /** Asks it to end, and ends it with all of its own programs where it does not in time. */
  stop: () => Promise<void>
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Arguments of `node` that run a TypeScript file of the project. */
export const script = (file: string): string[] => ['--import', 'tsx', path.join(root, file)]

/** Runs a program to its end. A failure is a Problem that quotes the end of what it printed. */
export const run = (
  program: Program & { name: string; log: string },
): Running & { done: Promise<void> } => {
  const running = start(program)
  const done = running.ended.then((code) => {
    if (code === 0) return
    throw new Problem(`${program.name} failed. ${program.log} ends with:\n\n${tail(program.log)}`)
  })
  return { ...running, done }
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches us alone and it ends in
 * its turn, and on a leash, so that it ends where we are killed.
 */
export const start = ({ args, env, log }: Program): Running => {
  const output = log === undefined ? 'inherit' : openSync(log, 'w', 0o600)
  const leash = path.join(root, 'dev/leash.cjs')
  // Required, not imported: Node 20.9 cannot run Next's program, whose name has no ending, after that.
  const child = spawn(process.execPath, ['--require', leash, ...args], {
    cwd: root,
    env: { ...process.env, ...env, ...ours() },
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  if (typeof output === 'number') closeSync(output)
  const killGroup = () => {
    signalGroup(child, 'SIGKILL')
  }
  process.once('exit', killGroup)
  const ended = once(child, 'exit').then(([code]) => {
    process.off('exit', killGroup)
    // What it left behind of its own programs.
    killGroup()
    return code as number | null
  })
  return { child, ended, stop: () => stop(child, ended) }
}

const ours = () => ({
  MARQUEE_LAUNCHER: String(process.pid),
  // The packages that we use are fixed, and so is what they run on.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  // Next would tell its makers of every build.
  NEXT_TELEMETRY_DISABLED: '1',
  // For the programs of our programs too; why is in docs/decisions/001-production-condition.md.
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --conditions=production`.trim(),
})

/** A little more than the server gives its open requests. */
const graceMilliseconds = 35_000

const stop = async (child: ChildProcess, ended: Promise<unknown>): Promise<void> => {
  child.kill('SIGTERM')
  const timer = setTimeout(() => {
    signalGroup(child, 'SIGKILL')
  }, graceMilliseconds)
  await ended
  clearTimeout(timer)
}

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // The whole group has ended.
  }
}

const tail = (log: string): string =>
  readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40).join('\n')

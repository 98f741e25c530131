import { once } from 'node:events'

import { start } from '../../../dev/launch/programs.ts'

/** A launcher, to be killed: starts a program that has a program of its own, and reports both. */
const program = `
  const { spawn } = require('node:child_process')
  const own = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e9)'])
  process.on('SIGTERM', () => process.exit(0))
  process.send(own.pid)
  setInterval(() => undefined, 1e9)
`
const { child } = start({ args: ['-e', program], env: {} })
const [own] = (await once(child, 'message')) as [number]
process.on('message', () => process.exit(0))
process.send?.([child.pid, own])

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

import { run, start } from '../../../dev/launch/programs.ts'
import { Problem } from '../../../dev/problem.ts'
import { hasEnded } from '../../../dev/processes.ts'
import { folder } from '../temporary.ts'

const launcher = async () => {
  const child = fork(path.join(import.meta.dirname, 'holdPrograms.ts'), {
    execArgv: ['--import', 'tsx'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [pids] = (await once(child, 'message')) as [number[]]
  return { child, pids }
}

const allEnded = async (pids: number[]) =>
  await Promise.all(pids.map((pid) => hasEnded(pid, { within: 20_000 })))

it('ends with its own programs when the launcher is killed', async () => {
  const { child, pids } = await launcher()
  child.kill('SIGKILL')
  expect(await allEnded(pids)).toEqual([true, true])
})

it('ends with its own programs when the launcher leaves', async () => {
  const { child, pids } = await launcher()
  child.send('exit')
  expect(await allEnded(pids)).toEqual([true, true])
})

it('lets a program finish when it is asked to stop', async () => {
  const log = path.join(folder(), 'log')
  const finishing = `
    process.on('SIGTERM', () => setImmediate(() => { console.log('finished'); process.exit(0) }))
    setInterval(() => undefined, 1e9)
    process.send('up')
  `
  const program = start({ args: ['-e', finishing], env: {}, log })
  await once(program.child, 'message')
  await program.stop()
  expect(await program.ended).toBe(0)
  expect(readFileSync(log, 'utf8')).toBe('finished\n')
})

it('runs a program to its end with the settings given', async () => {
  const log = path.join(folder(), 'log')
  const args = ['-p', 'process.env.PUBLIC_URL']
  await run({ name: 'Print', args, env: { PUBLIC_URL: 'http://films.example' }, log }).done
  expect(readFileSync(log, 'utf8')).toBe('http://films.example\n')
})

it('quotes the end of what a failed program said', async () => {
  const log = path.join(folder(), 'log')
  const args = ['-e', 'console.error("PORT is not a number"); process.exit(3)']
  await expect(run({ name: 'Migrations', args, env: {}, log }).done).rejects.toEqual(
    new Problem(`Migrations failed. ${log} ends with:\n\nPORT is not a number`),
  )
})

// `npm test`: everything that CI runs, on a clone with nothing but Node. Stops at the first step that fails.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { installWhatLacks } from './install.mjs'

const steps = ['check', 'test:vitest', 'test:browser']

installWhatLacks()
for (const step of steps) {
  console.log(`\n${step}`)
  const started = Date.now()
  const npm = process.env.npm_execpath
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, 'run', '--silent', step], { stdio: 'inherit' })
    : spawnSync('npm', ['run', '--silent', step], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
      })
  if (status !== 0) process.exit(status ?? 1)
  console.log(`${step}: ${Math.round((Date.now() - started) / 1000)} s`)
}

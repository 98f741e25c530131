import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs what lacks. */
export const installWhatLacks = () => {
  process.chdir(root)
  if (installIsStale()) install()
}

/** Installs what lacks, then hands over to TypeScript, in this process. */
export const start = async (mode) => {
  installWhatLacks()
  const { register } = await import('tsx/esm/api')
  register()
  const { launch } = await import('./launch.ts')
  await launch(mode === 'dev' ? 'dev' : 'start')
}

/**
 * npm writes its own copy of the lockfile last: where that is missing, an install was cut off; what is older than it is
 * installed. A checkout or a copy touches files and changes nothing, so what they said is remembered too.
 */
const installIsStale = () => {
  const installed = changed(npmStamp)
  if (installed === undefined) return true
  if (changed(ourStamp) >= installed && textOf(ourStamp) === wanted()) return false
  if (sources().some((file) => changed(file) > installed)) return true
  remember()
  return false
}

const remember = () => {
  writeFileSync(path.join(root, ourStamp), wanted())
}

const npmStamp = 'node_modules/.package-lock.json'
const ourStamp = 'node_modules/.marquee-installed'

/** What says what to install, and how to patch it. */
const sources = () => [
  'package-lock.json',
  ...readdirSync(path.join(root, 'patches')).map((file) => `patches/${file}`),
]

const wanted = () => {
  const hash = createHash('sha256')
  for (const file of sources()) hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

const textOf = (file) => readFileSync(path.join(root, file), 'utf8')

const changed = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs

const install = () => {
  console.log('Installing packages, once. This may take a minute or two.')
  // Development packages too, whatever NODE_ENV says: the build needs some of them.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const { status } = runNpm([...args, '--loglevel=error'])
  if (status === 0 && patch()) return remember()
  console.error('Marquee could not start: npm ci failed. What it said above tells why.')
  process.exit(1)
}

/** npm has done it already, but not where it is set to ignore scripts; doing it twice is no harm. */
const patch = () => {
  const program = path.join(root, 'node_modules/patch-package/index.js')
  return (
    spawnSync(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  )
}

/** The npm that started us, else the one on the path. */
const runNpm = (args) => {
  const npm = process.env.npm_execpath
  return npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
}

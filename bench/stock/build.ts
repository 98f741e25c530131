import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from '../../dev/launch/build.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const stamp = path.join(folder, '.next/bench-sources')
const sources = ['bench/stock/app', 'bench/stock/payload.config.ts', 'bench/stock/next.config.ts']
const shared = ['src/access', 'src/collections', 'src/errors', 'src/fields', 'src/hooks']

export const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** `next build` of stock Payload, where what it is made of has changed: the folder of what `next start` starts. */
export function builtStock(): string {
  const made = fingerprint([...sources, ...shared, 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return folder
  execFileSync(process.execPath, ['--conditions=production', next, 'build', folder], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  writeFileSync(stamp, made)
  return folder
}

/** `npm run check:generated`: fails when what is generated and checked in is not what the config makes today. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const files = [
  'src/payload-types.ts',
  'src/schema.graphql',
  'docs/schema.md',
  'src/app/(payload)/admin/importMap.js',
]

/** Each generated file's content, in short, by name. */
const snapshot = () =>
  new Map(
    [
      ...files,
      ...readdirSync('src/migrations').map((file) => path.join('src/migrations', file)),
    ].map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )

const before = snapshot()
execFileSync(process.execPath, [...process.execArgv, 'dev/generate.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const after = snapshot()
const stale = [...after].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file)
if (stale.length > 0) {
  console.error(`Stale, now made anew by npm run generate: ${stale.join(', ')}`)
  process.exit(1)
}

import { watch } from 'node:fs'
import path from 'node:path'

import { fingerprint } from './build.ts'
import { root } from './programs.ts'

/** What the server runs; Next reloads `src/app` itself, and the generated files are written by it. */
const served = ['src', 'payload.config.ts', '.env']
const ignored = [/^src\/app\//, /^src\/payload-types\.ts$/, /^src\/schema\.graphql$/]

/** Waits until the content of a source has changed and nothing has been saved for a moment. */
export const nextChange = async (): Promise<void> => {
  const before = fingerprint(served, ignored)
  for (;;) {
    await nextSave()
    if (fingerprint(served, ignored) !== before) return
  }
}

const quietMilliseconds = 150

const nextSave = (): Promise<void> =>
  new Promise((resolve) => {
    let quiet: NodeJS.Timeout | undefined
    const watchers = [watch(root, saved), watch(path.join(root, 'src'), { recursive: true }, saved)]
    function saved() {
      clearTimeout(quiet)
      quiet = setTimeout(() => {
        for (const watcher of watchers) watcher.close()
        resolve()
      }, quietMilliseconds)
    }
  })

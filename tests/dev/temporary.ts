import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder of the running test's own, gone when it has finished. */
export const folder = (): string => {
  const made = realpathSync(mkdtempSync(path.join(tmpdir(), 'marquee-test-')))
  onTestFinished(() => {
    rmSync(made, { recursive: true })
  })
  return made
}

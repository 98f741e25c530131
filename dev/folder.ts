import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'

import { Problem } from './problem.ts'

/** The absolute path of a folder that we can write to; made, closed to others, where it is missing. */
export const makeFolder = (folder: string): string => {
  const absolute = path.resolve(folder)
  try {
    mkdirSync(absolute, { recursive: true, mode: 0o700 })
    accessSync(absolute, constants.W_OK | constants.X_OK)
    return absolute
  } catch (cause) {
    throw new Problem(`Cannot write to ${absolute}. Set DATA_DIR to a folder of yours.`, { cause })
  }
}

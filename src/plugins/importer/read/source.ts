import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Unusable } from '../Unusable.ts'

/** Something to be read once. */
export type Source = {
  /** What people call it. */
  name: string
  /** In bytes, packed or not; undefined where nobody knows before the end. */
  size: number | undefined
  /** The same for the same content, so that an interrupted import knows its file again. */
  identity: string | undefined
  open: () => Readable
}

/**
 * The file of a path; `-` is the standard input.
 * @throws Unusable where there is no such file
 */
export const sourceAt = async (file: string): Promise<Source> => {
  if (file === '-')
    return {
      name: 'standard input',
      size: undefined,
      identity: undefined,
      open: () => process.stdin,
    }
  const found = await stat(file).catch((cause: unknown) => {
    throw new Unusable(`${file} cannot be read: there is no such file.`, { cause })
  })
  if (!found.isFile()) throw new Unusable(`${file} is not a file.`)
  return {
    name: path.basename(file),
    size: found.size,
    identity: `${path.resolve(file)} ${found.size} ${found.mtimeMs}`,
    open: () => createReadStream(file, { highWaterMark: 256 * 1024 }),
  }
}

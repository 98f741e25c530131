import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

import { failedWith } from '../errors.ts'

/** Makes a folder's entries (what was created, renamed or removed in it) survive a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return // folders can't be opened there
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts a finished file or folder in its place in one step, durably. */
export const moveInto = async (from: string, to: string): Promise<void> => {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Creates a folder durably. Resolves with whether it was missing. */
export const makeFolder = async (folder: string): Promise<'made' | 'existed'> => {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return 'existed'
    throw error
  }
  await syncFolder(dirname(folder))
  return 'made'
}

/** Removes a file durably. Resolves with whether it was there. */
export const removeFile = async (path: string): Promise<'removed' | 'missing'> => {
  try {
    await rm(path)
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return 'missing'
    throw error
  }
  await syncFolder(dirname(path))
  return 'removed'
}

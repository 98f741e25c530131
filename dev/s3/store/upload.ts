import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Algorithm } from '../checksums.ts'
import { failedWith } from '../errors.ts'
import { syncFolder } from './files.ts'
import type { Place } from './objects.ts'
import type { ObjectRecord, StoredChecksum } from './record.ts'

/** A multipart upload that has been begun. */
export interface Upload extends Place {
  readonly id: string
  readonly initiated: number
  readonly headers: ObjectRecord['headers']
  readonly algorithm: Algorithm | null
  readonly checksumType: StoredChecksum['type']
}

/** The file in an upload's folder that is no part. */
export const manifest = 'upload.json'

/** Makes the folder of an upload. */
export const writeUpload = async (upload: Upload, folder: string): Promise<void> => {
  await mkdir(folder, { mode: 0o700 })
  const file = await open(join(folder, manifest), 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(upload))
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(folder)
}

/** Resolves with undefined where there is no such upload. */
export const readUpload = async (folder: string): Promise<Upload | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, manifest), 'utf8')) as Upload
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return undefined
    throw error
  }
}

export const readUploads = async (root: string): Promise<Upload[]> => {
  const found = await Promise.all((await readdir(root)).map((id) => readUpload(join(root, id))))
  return found.filter((upload) => upload !== undefined)
}

/** Removes uploads that nobody has touched for this long, in milliseconds. */
export const sweepUploads = async (root: string, age: number): Promise<void> => {
  for (const id of await readdir(root)) {
    const { mtimeMs } = await stat(join(root, id))
    if (mtimeMs < Date.now() - age) await rm(join(root, id), { recursive: true, force: true })
  }
}

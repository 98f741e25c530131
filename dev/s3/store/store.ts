import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { takeLock } from '../../lock.ts'
import { type Buckets, createBuckets } from './buckets.ts'
import { createComplete } from './complete.ts'
import { makeFolder } from './files.ts'
import { createObjects, type Objects } from './objects.ts'
import { sweepUploads } from './upload.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** Buckets, objects and unfinished uploads in a folder that belongs to this process alone. */
export interface Store {
  readonly buckets: Buckets
  readonly objects: Objects
  readonly uploads: Uploads
  readonly complete: ReturnType<typeof createComplete>
  /** Gives up the folder. */
  readonly close: () => void
}

const day = 24 * 60 * 60 * 1000

/** Opens or makes the folder, and sweeps what an earlier process could not finish. */
export const openStore = async (folder: string): Promise<Store> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { release } = takeLock(join(folder, 'lock'), `The S3 folder ${folder}`)
  try {
    const drafts = join(folder, 'drafts')
    const pending = join(folder, 'uploads')
    const root = join(folder, 'buckets')
    for (const path of [drafts, pending, root]) await makeFolder(path)
    await empty(drafts)
    await sweepUploads(pending, day)
    const buckets = createBuckets(root)
    const objects = createObjects(buckets, drafts)
    const uploads = createUploads(pending, drafts)
    const complete = createComplete(objects, uploads)
    return { buckets, objects, uploads, complete, close: release }
  } catch (error) {
    release()
    throw error
  }
}

const empty = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder))
    await rm(join(folder, name), { recursive: true, force: true })
}

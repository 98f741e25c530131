import { readdir, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { failedWith, S3Error } from '../errors.ts'
import { makeFolder, syncFolder } from './files.ts'
import { createKeys, type Keys } from './keys.ts'
import { scanBucket } from './scan.ts'

/** A bucket is a folder that holds its objects' files and nothing else. */
export interface Buckets {
  /** Throws BucketAlreadyOwnedByYou. */
  create(name: string): Promise<void>
  /** Throws NoSuchBucket or BucketNotEmpty. */
  remove(name: string): Promise<void>
  /** Throws NoSuchBucket. */
  require(name: string): Promise<void>
  list(): Promise<{ name: string; created: number }[]>
  folder(name: string): string
  /** The keys of a bucket; read from disk when they are first asked for. */
  keys(name: string): Keys
  /** The keys, if they have been read. */
  knownKeys(name: string): Keys | undefined
}

export const createBuckets = (root: string): Buckets => {
  const known = new Map<string, Keys>()
  const folder = (name: string): string => join(root, name)
  return {
    folder,
    create: async (name) => {
      if ((await makeFolder(folder(name))) === 'existed')
        throw new S3Error('BucketAlreadyOwnedByYou')
    },
    remove: async (name) => {
      // rmdir refuses while there is any object, also one that arrives at this moment.
      await rmdir(folder(name)).catch(refuseRemoval)
      known.delete(name)
      await syncFolder(root)
    },
    require: async (name) => {
      await stat(folder(name)).catch(asMissingBucket)
    },
    list: async () => {
      const names = (await readdir(root)).sort()
      const times = await Promise.all(names.map(async (name) => stat(folder(name))))
      return names.map((name, index) => ({ name, created: times[index]?.birthtimeMs ?? 0 }))
    },
    keys: (name) => {
      const keys = known.get(name) ?? readKeys(folder(name))
      known.set(name, keys)
      return keys
    },
    knownKeys: (name) => known.get(name),
  }
}

/** A file system error as S3 says it: where there is no folder there is no bucket. */
export const asMissingBucket = (error: unknown): never => {
  throw failedWith(error, 'ENOENT') ? new S3Error('NoSuchBucket') : error
}

const refuseRemoval = (error: unknown): never => {
  if (failedWith(error, 'ENOTEMPTY', 'EEXIST')) throw new S3Error('BucketNotEmpty')
  return asMissingBucket(error)
}

const readKeys = (folder: string): Keys => {
  try {
    return createKeys(scanBucket(folder))
  } catch (error) {
    return asMissingBucket(error)
  }
}

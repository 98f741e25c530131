import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { failedWith, S3Error } from '../errors.ts'
import { type Content, withDraft } from './draft.ts'
import { moveInto, syncFolder } from './files.ts'
import { createInTurn, type InTurn } from './inTurn.ts'
import { openFile, type OpenObject, type Place } from './objects.ts'
import type { ObjectRecord } from './record.ts'
import { manifest, readUpload, readUploads, type Upload, writeUpload } from './upload.ts'

/** Unfinished multipart uploads: a folder each, with a file for each part that was received. */
export interface Uploads {
  create(upload: Omit<Upload, 'id' | 'initiated'>): Promise<Upload>
  /** Throws NoSuchUpload if there is none of this id for this place. */
  find(id: string, place: Place): Promise<Upload>
  /** An earlier part of that number goes. */
  writePart(part: { upload: Upload; number: number }, content: Content): Promise<ObjectRecord>
  /** The numbers of the parts received, ascending. */
  partNumbers(upload: Upload): Promise<number[]>
  /** Throws InvalidPart. */
  openPart(upload: Upload, number: number): Promise<OpenObject>
  remove(upload: Upload): Promise<void>
  list(bucket: string): Promise<Upload[]>
  /** Holds back changes of one upload while a task runs. */
  readonly inTurn: InTurn
}

export const createUploads = (root: string, drafts: string): Uploads => {
  const inTurn = createInTurn()
  const folder = (id: string): string => join(root, id)
  const partFile = (id: string, number: number): string =>
    join(folder(id), String(number).padStart(5, '0'))
  const drop = async (id: string): Promise<void> => {
    const aside = join(drafts, randomUUID())
    await rename(folder(id), aside).catch(asMissingUpload)
    await syncFolder(root)
    await rm(aside, { recursive: true, force: true })
  }

  return {
    inTurn,
    create: async (begun) => {
      const upload = { ...begun, id: randomUUID(), initiated: Date.now() }
      await writeUpload(upload, join(drafts, upload.id))
      await moveInto(join(drafts, upload.id), folder(upload.id))
      return upload
    },
    find: async (id, { bucket, key }) => {
      const upload = idForm.test(id) ? await readUpload(folder(id)) : undefined
      if (upload?.bucket !== bucket || upload.key !== key) throw new S3Error('NoSuchUpload')
      return upload
    },
    writePart: ({ upload, number }, content) =>
      withDraft({ folder: drafts, key: upload.key, content }, async ({ path, record }) => {
        await inTurn(upload.id, () =>
          moveInto(path, partFile(upload.id, number)).catch(asMissingUpload),
        )
        return record
      }),
    partNumbers: async ({ id }) => {
      const names = await readdir(folder(id)).catch(asMissingUpload)
      return names
        .filter((name) => name !== manifest)
        .map(Number)
        .sort((a, b) => a - b)
    },
    openPart: async ({ id }, number) => {
      const file = await open(partFile(id, number), 'r').catch((error: unknown) => {
        throw failedWith(error, 'ENOENT') ? new S3Error('InvalidPart') : error
      })
      return openFile(file)
    },
    remove: ({ id }) => drop(id),
    list: async (bucket) => (await readUploads(root)).filter((upload) => upload.bucket === bucket),
  }
}

const idForm = /^[0-9a-f-]{36}$/

const asMissingUpload = (error: unknown): never => {
  throw failedWith(error, 'ENOENT') ? new S3Error('NoSuchUpload') : error
}

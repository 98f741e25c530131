import { Readable } from 'node:stream'
import type { Source } from '../read/source.ts'
import { Unusable } from '../Unusable.ts'

/** What the importer asks of an object store. */
export type ObjectStore = {
  put: (object: { key: string; body: Buffer; mimeType: string }) => Promise<void>
  get: (object: { key: string }) => Promise<{ body: Readable } | undefined>
  list: (prefix: string) => AsyncIterable<{ key: string }>
  remove: (keys: readonly string[]) => Promise<void>
}

/** A file as the browser announced it. */
export type Announced = { name: string; size: number }

/**
 * A file comes in pieces, an object each: no request is long or large, and the server holds a piece at most, on the way in
 * and on the way out.
 */
export const pieceSize = 8 * 1024 * 1024

/** Of all files of an import: what IMDb's largest table has three times. */
export const largestUpload = 4 * 1024 ** 3

export const piecesOf = ({ size }: Announced) => Math.max(Math.ceil(size / pieceSize), 1)

const prefixOf = (run: number) => `imports/${run}/`

type Piece = { run: number; file: number; piece: number }

const keyOf = ({ run, file, piece }: Piece) => `${prefixOf(run)}${file}/${piece}`

export const savePiece = async (store: ObjectStore, piece: Piece, body: Buffer) => {
  await store.put({ key: keyOf(piece), body, mimeType: 'application/octet-stream' })
}

/** Whether every piece of every file has arrived. */
export const isComplete = async (store: ObjectStore, run: number, files: readonly Announced[]) => {
  const arrived = new Set<string>()
  for await (const { key } of store.list(prefixOf(run))) arrived.add(key)
  return files.every((announced, file) =>
    Array.from({ length: piecesOf(announced) }, (_, piece) => keyOf({ run, file, piece })).every(
      (key) => arrived.has(key),
    ),
  )
}

export const removeUploads = async (store: ObjectStore, run: number) => {
  const keys: string[] = []
  for await (const { key } of store.list(prefixOf(run))) keys.push(key)
  for (let at = 0; at < keys.length; at += 50) await store.remove(keys.slice(at, at + 50))
}

/** The files of an import as it reads them, piece by piece. */
export const sourcesOf = (store: ObjectStore, run: number, files: readonly Announced[]): Source[] =>
  files.map((announced, file) => ({
    ...announced,
    identity: undefined,
    open: () =>
      Readable.from(bytesOf(store, { run, file, pieces: piecesOf(announced) }), {
        objectMode: false,
        highWaterMark: 256 * 1024,
      }),
  }))

type Pieces = { run: number; file: number; pieces: number }

async function* bytesOf(store: ObjectStore, { run, file, pieces }: Pieces) {
  for (let piece = 0; piece < pieces; piece += 1) {
    const found = await store.get({ key: keyOf({ run, file, piece }) })
    if (!found) throw new Unusable(`piece ${piece + 1} of ${pieces} is not in the store`)
    // Taken at once: a connection that waits for the database would be cut.
    const chunks: Buffer[] = []
    for await (const chunk of found.body) chunks.push(chunk as Buffer)
    yield* chunks
  }
}

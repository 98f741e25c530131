import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unusable } from '../Unusable.ts'
import { decoded } from './decoded.ts'
import type { Source } from './source.ts'

type Options = {
  /** Instead of the one that the bytes tell. */
  encoding?: string | undefined
  /** Hears how many more bytes of the source were read. */
  onBytes?: (bytes: number) => void
}

/**
 * A source's text, piece by piece: unpacked where it is gzip, decoded, without a byte-order mark.
 * @throws Unusable where the bytes break off or are no text
 */
export async function* textOf(source: Source, { encoding, onBytes }: Options = {}) {
  try {
    yield* decoded(unpacked(counted(source.open(), onBytes)), encoding)
  } catch (cause) {
    if (cause instanceof Unusable) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Unusable(`${source.name} cannot be read to its end: ${reason}.`, { cause })
  }
}

async function* counted(bytes: AsyncIterable<Buffer>, onBytes: Options['onBytes']) {
  for await (const chunk of bytes) {
    onBytes?.(chunk.length)
    yield chunk
  }
}

async function* unpacked(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const { head, all } = await headOf(bytes)
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all
    return
  }
  const gunzip = pipeline(all, createGunzip({ chunkSize: 64 * 1024 }), () => undefined)
  for await (const chunk of gunzip) yield chunk as Buffer
}

/** The first two bytes, which may come one by one, and the whole. */
async function headOf(bytes: AsyncGenerator<Buffer>) {
  let head = Buffer.alloc(0)
  while (head.length < 2) {
    const next = await bytes.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return { head, all: rejoined(head, bytes) }
}

async function* rejoined(head: Buffer, rest: AsyncGenerator<Buffer>) {
  if (head.length > 0) yield head
  yield* rest
}

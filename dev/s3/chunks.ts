import { createHash } from 'node:crypto'

import { S3Error } from './errors.ts'
import { createReader, type Reader } from './reader.ts'
import { expectSignature, hmac, type Seed, sha256 } from './signature.ts'

interface Coded {
  readonly source: AsyncIterable<Buffer>
  /** Present where every chunk is signed. */
  readonly seed?: Seed
  /** Filled with the trailers once the body has been read. */
  readonly trailers: Map<string, string>
}

/**
 * Undoes `aws-chunked`: yields the data, then reads the trailers. Throws if a signature is wrong,
 * at the end of the chunk: what was yielded until then must not be believed before the end.
 */
export async function* decodeChunks({ source, seed, trailers }: Coded): AsyncGenerator<Buffer> {
  const reader = createReader(source)
  const verify = seed ? createVerifier(seed) : undefined
  try {
    for (let size = -1; size !== 0;) size = yield* decodeChunk(reader, verify)
    await readTrailers({ reader, verify, trailers })
  } finally {
    await reader.close()
  }
}

/** Yields one chunk and returns its size. */
async function* decodeChunk(
  reader: Reader,
  verify: Verifier | undefined,
): AsyncGenerator<Buffer, number> {
  const { size, signature } = readChunkHeader(await reader.line())
  const hash = createHash('sha256')
  for await (const piece of reader.take(size)) {
    if (verify) hash.update(piece)
    yield piece
  }
  verify?.chunk(signature, hash.digest('hex'))
  if (size > 0 && (await reader.line()) !== '') throw new S3Error('IncompleteBody')
  return size
}

const chunkHeader = /^([0-9A-Fa-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/

const readChunkHeader = (line: string): { size: number; signature: string } => {
  const [, size, signature = ''] = chunkHeader.exec(line) ?? []
  if (size === undefined) throw new S3Error('InvalidRequest', { message: 'Malformed chunk.' })
  return { size: parseInt(size, 16), signature }
}

interface Trailing {
  readonly reader: Reader
  readonly verify: Verifier | undefined
  readonly trailers: Map<string, string>
}

const signatureTrailer = 'x-amz-trailer-signature'

const readTrailers = async ({ reader, verify, trailers }: Trailing): Promise<void> => {
  // The last line may end with the body instead of an empty line.
  for (let line = ''; (line = await reader.lastLines()) !== '';) {
    const colon = line.indexOf(':')
    if (colon < 1) throw new S3Error('MalformedTrailerError')
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  const signature = trailers.get(signatureTrailer)
  trailers.delete(signatureTrailer)
  if (verify && trailers.size > 0) verify.trailer(signature ?? '', trailers)
}

type Verifier = ReturnType<typeof createVerifier>

const emptyHash = sha256('')

/** Each signature covers the one before it, so chunks can't be dropped, added or swapped. */
const createVerifier = (seed: Seed) => {
  let previous = seed.signature
  const expectNext = (signature: string, label: string, hashes: string[]): void => {
    const text = [label, seed.time, seed.scope, previous, ...hashes].join('\n')
    expectSignature(signature, hmac(seed.key, text))
    previous = signature
  }
  return {
    chunk: (signature: string, hash: string) => {
      expectNext(signature, 'AWS4-HMAC-SHA256-PAYLOAD', [emptyHash, hash])
    },
    trailer: (signature: string, trailers: ReadonlyMap<string, string>) => {
      const lines = [...trailers].map(([name, value]) => `${name}:${value}\n`)
      expectNext(signature, 'AWS4-HMAC-SHA256-TRAILER', [sha256(lines.join(''))])
    },
  }
}

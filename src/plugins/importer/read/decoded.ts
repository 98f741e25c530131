import { Unusable } from '../Unusable.ts'

/**
 * Bytes as text. The encoding is the one asked for, else told by a byte-order mark or by the zeros of UTF-16, else
 * UTF-8; bytes that are not UTF-8, in a text that was plain ASCII until then, are Windows-1252.
 * @throws Unusable for an encoding that nobody knows, and for bytes that are neither
 */
export async function* decoded(bytes: AsyncIterable<Buffer>, asked?: string) {
  let decoder = asked === undefined ? undefined : decoderFor(asked)
  let wasAscii = asked === undefined
  for await (const chunk of bytes) {
    decoder ??= decoderFor(encodingOf(chunk))
    const read = decode(decoder, { chunk, wasAscii })
    decoder = read.decoder
    wasAscii &&= isPlain(chunk)
    yield read.text
  }
  const last = decoder && lastOf(decoder)
  if (last) yield last
}

type Read = { chunk: Buffer; wasAscii: boolean }

/** The text of a chunk, and the decoder for the next: Windows-1252 from where a plain text first was no UTF-8. */
function decode(decoder: TextDecoder, { chunk, wasAscii }: Read) {
  const text = tryDecode(decoder, chunk)
  if (text !== undefined) return { decoder, text }
  if (!wasAscii) throw new Unusable('It holds bytes that are no text in its encoding')
  const other = decoderFor('windows-1252')
  return { decoder: other, text: other.decode(chunk, { stream: true }) }
}

const decoderFor = (encoding: string) => {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new Unusable(`${encoding} is not an encoding: utf-8, windows-1252 or shift_jis are.`, {
      cause,
    })
  }
}

const encodingOf = (head: Buffer) => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] !== 0 && head[1] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0) return 'utf-16be'
  return 'utf-8'
}

const isPlain = (chunk: Buffer) => chunk.every((byte) => byte < 0x80)

/** Undefined where the bytes are not of this encoding. */
const tryDecode = (decoder: TextDecoder, chunk: Buffer) => {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    return undefined
  }
}

const lastOf = (decoder: TextDecoder) => {
  try {
    return decoder.decode()
  } catch (cause) {
    throw new Unusable('The text breaks off within a character', { cause })
  }
}

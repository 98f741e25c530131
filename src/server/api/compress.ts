import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Packing = { request: Request; headers: Headers; bytes: Uint8Array<ArrayBuffer> }

/** Below this the headers cost more than packing saves. */
export const smallest = 1024

/** The bytes in the encoding that the client likes best of those we know, with the headers that say so. */
export async function compress({ request, headers, bytes }: Packing) {
  if (headers.has('content-encoding')) return bytes
  const encoding = encodingOf(request.headers.get('accept-encoding') ?? '')
  if (!encoding || bytes.byteLength < smallest) return bytes
  headers.set('content-encoding', encoding)
  return pack(bytes, encoding)
}

/** The bytes in an encoding. */
export const pack = async (bytes: Uint8Array, encoding: keyof typeof encodings) =>
  new Uint8Array(await encodings[encoding](bytes))

// Packed anew for each request, so the quick levels: brotli 4 is smaller than gzip 6 in the same time.
const encodings = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}

/** Brotli where both are welcome; an encoding with q=0 is not. */
export function encodingOf(accepted: string): keyof typeof encodings | undefined {
  const welcome = new Map(
    accepted.split(',').map((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
      const q = parameters.find((parameter) => parameter.startsWith('q='))
      return [name, q === undefined ? 1 : Number(q.slice(2))]
    }),
  )
  const likes = (name: string) => (welcome.get(name) ?? welcome.get('*') ?? 0) > 0
  if (likes('br')) return 'br'
  return likes('gzip') ? 'gzip' : undefined
}

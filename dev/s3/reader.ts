import { S3Error } from './errors.ts'

/** Reads lines and counted bytes from a stream. Keeps one piece of the stream in memory. */
export interface Reader {
  /** The next line without its CRLF. Throws IncompleteBody where the stream ends before it. */
  line(): Promise<string>
  /** The same, but the end of the stream ends a line too, and is an empty line. */
  lastLines(): Promise<string>
  /** The next `size` bytes, in pieces. Throws IncompleteBody where there are fewer. */
  take(size: number): AsyncGenerator<Buffer>
  /** Lets go of the stream, which can then be drained. */
  close(): Promise<void>
}

const maxLine = 8 * 1024

export const createReader = (source: AsyncIterable<Buffer>): Reader => {
  const pieces = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const more = async (): Promise<Buffer | undefined> => {
    const next = await pieces.next()
    return next.done ? undefined : next.value
  }

  const lineOr = async (atEnd: () => string): Promise<string> => {
    let end = rest.indexOf('\r\n')
    while (end < 0) {
      if (rest.length > maxLine) throw new S3Error('InvalidRequest', { message: 'Line too long.' })
      const piece = await more()
      if (!piece) return atEnd()
      rest = Buffer.concat([rest, piece])
      end = rest.indexOf('\r\n')
    }
    const line = rest.toString('latin1', 0, end)
    rest = rest.subarray(end + 2)
    return line
  }

  return {
    line: () =>
      lineOr(() => {
        throw new S3Error('IncompleteBody')
      }),
    lastLines: () =>
      lineOr(() => {
        const line = rest.toString('latin1')
        rest = Buffer.alloc(0)
        return line
      }),
    close: async () => {
      await pieces.return?.()
    },
    async *take(size) {
      for (let left = size; left > 0;) {
        const piece = rest.length > 0 ? rest : await more()
        if (!piece) throw new S3Error('IncompleteBody')
        rest = piece.subarray(left)
        yield piece.subarray(0, left)
        left -= Math.min(left, piece.length)
      }
    },
  }
}

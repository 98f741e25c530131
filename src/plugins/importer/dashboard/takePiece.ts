import { APIError } from 'payload'
import type { PayloadHandler, PayloadRequest } from 'payload'
import { notNow, runIn } from './runs.ts'
import { type ObjectStore, piecesOf, pieceSize, savePiece } from './uploads.ts'

/** `POST /api/imports/:id/pieces?file=0&piece=0` with the bytes as body: a piece of a file, the same again replaces it. */
export const takePiece =
  (store: ObjectStore | undefined): PayloadHandler =>
  async (req) => {
    const { id: run, state, uploads } = await runIn(req)
    if (!store || !uploads || state !== 'uploading') return notNow('This import takes no files.')
    const [file, piece] = [numberIn(req, 'file'), numberIn(req, 'piece')]
    const announced = uploads[file]
    if (!announced || piece >= piecesOf(announced))
      throw new APIError('No such piece was announced.', 400)
    const isLast = piece === piecesOf(announced) - 1
    const expected = isLast ? announced.size - piece * pieceSize : pieceSize
    const body = await bodyOf(req, expected)
    if (body?.length !== expected)
      throw new APIError(`The piece has not the ${expected} bytes that it should have.`, 400)
    await savePiece(store, { run, file, piece }, body)
    return Response.json({ message: 'Taken.' })
  }

const numberIn = ({ query }: PayloadRequest, name: string) => {
  const value = Number(query[name])
  if (Number.isInteger(value) && value >= 0) return value
  throw new APIError(`"${name}" must count from 0.`, 400)
}

/** Undefined where more comes than was announced, of which no more is read. */
async function bodyOf({ body }: PayloadRequest, size: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let read = 0
  if (body)
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      read += chunk.length
      if (read > size) return undefined
      chunks.push(chunk)
    }
  return Buffer.concat(chunks)
}

import { Readable } from 'node:stream'
import type { PayloadHandler, PayloadRequest } from 'payload'
import { rejectedLines } from '../commands/saveRejected.ts'
import { runIn } from './runs.ts'

/** `GET /api/imports/:id/rejected`: the refused rows as NDJSON: file, line, reason and the row itself. */
export const rejected: PayloadHandler = async (req) => {
  const { id } = await runIn(req)
  const lines = Readable.from(rejectedLines(poolOf(req), id), { objectMode: false })
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="import-rejected-${id}.ndjson"`,
      'Cache-Control': 'no-store',
    },
  })
}

const poolOf = ({ payload }: PayloadRequest) =>
  (payload.db as unknown as { pool: Parameters<typeof rejectedLines>[0] }).pool

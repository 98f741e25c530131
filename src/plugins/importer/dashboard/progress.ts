import type { PayloadHandler } from 'payload'
import { endAbandoned } from './endAbandoned.ts'
import { runIn } from './runs.ts'

/** `GET /api/imports/:id/progress`: how far it is, for the dashboard to ask every second. */
export const progress: PayloadHandler = async (req) => {
  await endAbandoned(req)
  const { state, uploads, shown, counts, problem } = await runIn(req)
  return Response.json(
    { state, isUploaded: uploads !== null, shown, counts, problem },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}

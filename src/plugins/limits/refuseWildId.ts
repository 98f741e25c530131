import { NotFound } from 'payload'
import type { PayloadRequest } from 'payload'
import { refuse } from './refuse.ts'

/** The largest id that the database can hold. */
export const largestId = 2 ** 31 - 1

/** An id that no record can have: 400 past the database's range, 404 where it is no number at all. */
export function refuseWildId(id: unknown, req: PayloadRequest) {
  if (id === undefined || req.payload.db.defaultIDType !== 'number') return
  // Payload reads the number that a path begins with: /1abc would be /1.
  const written = req.payloadAPI === 'REST' ? (req.routeParams?.['id'] ?? id) : id
  if (!/^\d+$/.test(JSON.stringify(written).replaceAll('"', ''))) throw new NotFound(req.t)
  if (Number(written) > largestId) refuse('The id is out of range.')
}

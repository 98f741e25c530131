import { APIError } from 'payload'
import { textOf } from './answer.ts'
import { toCursor, toPosition } from './cursors.ts'
import { NotCompiled } from './obstacles.ts'
import { plan } from './plans.ts'
import { run } from './run.ts'
import { column } from './sql.ts'
import type { Found } from './answer.ts'
import type { Position } from './cursors.ts'
import type { Start } from './page.ts'
import type { Asking, Plan, Projection } from './plan.ts'
import type { Reading } from './reads.ts'

/**
 * Where a list begins that is asked for by a cursor.
 * @throws APIError 400 where the cursor is none of this list's
 */
export const startOf = ({ collection, read, req }: Reading): Start => {
  if (read.page !== undefined) throw new APIError('after and page exclude each other.', 400)
  return { position: toPosition(read.after, listOf({ collection, read, req })) }
}

const listOf = ({ collection, read, req }: Omit<Reading, 'grants'>) => ({
  secret: req.payload.secret,
  slug: collection.config.slug,
  sort: read.sort ?? collection.config.defaultSort,
})

type Answered = { asking: Asking; planned: Plan; row: Found | undefined }

/** A page of a list by a cursor; its records as JSON. */
export const toPage = ({ asking, planned, row }: Answered) => {
  const { limit = 0 } = planned.query
  const hasNextPage = limit > 0 && (row?.length ?? 0) > limit
  const place = hasNextPage ? row?.last : undefined
  return {
    docs: textOf(row) ?? '[]',
    hasNextPage,
    limit,
    nextCursor: place ? toCursor(JSON.parse(place) as Position, listOf(asking)) : null,
  }
}

/**
 * The same page for a collection that is not compiled: the ids of its records, for Payload to read.
 * @throws APIError 400 where the list can't be sorted by a statement of ours
 */
export const idsOfPage = async (asking: Asking) => {
  try {
    const planned = await plan({ ...asking, projection: onlyIds })
    const row = await run(asking.req, planned)
    const { docs, ...page } = toPage({ asking, planned, row })
    return { ids: JSON.parse(docs) as (number | string)[], page }
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    throw new APIError(`This list has no cursors: ${error.message}.`, 400)
  }
}

const onlyIds: Projection = {
  key: 'ids',
  recordOf: ({ row }) => Promise.resolve(column(row, 'id')),
  counts: false,
  ofIds: true,
}

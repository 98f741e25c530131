import { leaveAt } from '../resumed.ts'
import { writeOf } from '../writes.ts'
import { inTurn } from './inTurn.ts'
import { writeRouteOf } from './routes.ts'
import { writersRequest } from './writersRequest.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { WriteRoute } from './routes.ts'

export type Written =
  | { response: Response; responseHeaders: Headers | undefined }
  /** Payload's router is to tell what went wrong, and to do nothing again. */
  | { resume: (request: Request) => void }

/**
 * Takes a write to Payload's own endpoint with no more than it takes: the caller and the records in the answer are read
 * compiled. Undefined for what is no write of ours.
 */
export const leanWrite = (payload: Payload, asked: Asked): Promise<Written> | undefined => {
  if (payload.config.localization) return undefined
  const route = writeRouteOf(payload, asked)
  return route && write({ asked, payload, route })
}

type Writing = { asked: Asked; payload: Payload; route: WriteRoute }

async function write({ asked, payload, route }: Writing): Promise<Written> {
  let req: PayloadRequest | undefined
  try {
    const { collection, id } = route
    const routeParams = { ...(id !== undefined && { id }), collection: collection.config.slug }
    const made = await writersRequest(payload, { asked, api: 'REST', routeParams })
    req = made
    const response = await inTurn(() => writeOf(route, made))
    return { response, responseHeaders: made.responseHeaders }
  } catch (thrown) {
    const context = req?.context
    const error = thrown instanceof Error ? thrown : new Error('A write failed', { cause: thrown })
    return { resume: (request) => leaveAt(request, { error, ...(context && { context }) }) }
  }
}

import { grantsOf } from '../access.ts'
import { idOf } from '../endpoints.ts'
import { afterHooks } from '../hooks.ts'
import { NotCompiled } from '../obstacles.ts'
import { answerOf } from '../reads.ts'
import { leaveAt } from '../resumed.ts'
import { toRead } from '../toRead.ts'
import { callerOf } from './caller.ts'
import { leanRequest } from './leanRequest.ts'
import { premiseOf } from '../kept/premise.ts'
import { parametersOf } from './parameters.ts'
import { routeOf } from './routes.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Read } from '../capture.ts'
import type { Route } from './routes.ts'

export type Outcome =
  | { body: string; responseHeaders: Headers | undefined }
  /** Payload's router is to answer: the Fetch request that it is given goes on from where this one stopped. */
  | { resume: (request: Request) => void; why?: Error }

/** Answers a read with no more than it takes; undefined for what is no read of ours. */
export const leanAnswer = (payload: Payload, asked: Asked): Promise<Outcome> | undefined => {
  const route = routeOf(payload, asked.pathname)
  return route && answer({ asked, payload, route })
}

type Answering = {
  asked: Asked
  payload: Payload
  route: Route
  /** Whether the caller is read again, though they are known. */
  anew?: boolean
}

async function answer({ anew = false, ...answering }: Answering): Promise<Outcome> {
  const { asked, payload, route } = answering
  let req: PayloadRequest | undefined
  let read: Read | undefined
  try {
    const query = parametersOf(asked.search)
    // Payload's endpoint of one record leaves the request's own as they were.
    req = await leanRequest({ asked, payload, ...(route.kind !== 'findByID' && { query }) })
    const { collection, kind, id } = route
    req.routeParams = { ...(id !== undefined && { id }), collection: collection.config.slug }
    const { user, responseHeaders } = await callerOf(req, { asked, presuming: !anew })
    req.user = user
    const known = id === undefined ? undefined : idOf(id, { collection, req })
    read = await afterHooks({
      collection,
      read: toRead(kind, { parameters: query, id: known }),
      req,
    })
    const body = await answerOf({ collection, grants: grantsOf(req), read, req })
    return { body, responseHeaders }
  } catch (thrown) {
    // Who it was refused to has not been confirmed.
    if (req && premiseOf(req)) return answer({ ...answering, anew: true })
    const context = req?.context
    const error = thrown instanceof Error ? thrown : new Error('A read failed', { cause: thrown })
    const state = error instanceof NotCompiled ? { ...(read && { read }) } : { error }
    return {
      resume: (request) => leaveAt(request, { ...state, ...(context && { context }) }),
      why: error,
    }
  }
}

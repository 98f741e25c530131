import { toAsked } from './asked.ts'
import type { Endpoint, Payload, PayloadRequest } from 'payload'
import type { Answering } from './kept.ts'

/** Makes of a GET request, before any Fetch request is made of it, what access rules look at. */
export type RequestOf<Asked extends { pathname: string }> = (
  payload: Payload,
  asked: Asked,
) => Promise<{ req: PayloadRequest; responseHeaders: Headers | undefined }>

type Options<Asked extends { pathname: string }> = {
  requestOf: RequestOf<Asked>
  endpoint: Endpoint
  answer: Answering
}

/**
 * Answers `GET /api/search` from the socket, without Payload's router: undefined where that would choose another
 * endpoint. What is refused, or fails, goes on to the router, which says so in its way.
 */
export const leanAnswer =
  <Asked extends { pathname: string }>({ requestOf, endpoint, answer }: Options<Asked>) =>
  (payload: Payload, asked: Asked) => {
    const { endpoints, localization, routes } = payload.config
    if (asked.pathname !== `${routes.api}${endpoint.path}` || localization) return undefined
    const chosen = endpoints.find(
      ({ method, path }) => method === endpoint.method && path === endpoint.path,
    )
    return chosen === endpoint ? answered(requestOf(payload, asked), answer) : undefined
  }

async function answered(requested: ReturnType<RequestOf<{ pathname: string }>>, answer: Answering) {
  try {
    const { req, responseHeaders } = await requested
    return { body: await answer(req, toAsked(req.query)), responseHeaders }
  } catch {
    return { resume: () => undefined }
  }
}

import { searchEndpoint } from './endpoint.ts'
import { toAsked } from './asked.ts'
import { search } from './search.ts'
import type { Payload, PayloadRequest } from 'payload'

/** Makes of a GET request, before any Fetch request is made of it, what access rules look at. */
export type RequestOf<Asked extends { pathname: string }> = (
  payload: Payload,
  asked: Asked,
) => Promise<{ req: PayloadRequest; responseHeaders: Headers | undefined }>

/**
 * Answers `GET /api/search` from the socket, without Payload's router: undefined where that would choose another
 * endpoint. What is refused, or fails, goes on to the router, which says so in its way.
 */
export const leanAnswer =
  <Asked extends { pathname: string }>(requestOf: RequestOf<Asked>) =>
  (payload: Payload, asked: Asked) => {
    const { endpoints, localization, routes } = payload.config
    if (asked.pathname !== `${routes.api}${searchEndpoint.path}` || localization) return undefined
    const chosen = endpoints.find(
      ({ method, path }) => method === searchEndpoint.method && path === searchEndpoint.path,
    )
    return chosen === searchEndpoint ? answered(requestOf(payload, asked)) : undefined
  }

async function answered(requested: ReturnType<RequestOf<{ pathname: string }>>) {
  try {
    const { req, responseHeaders } = await requested
    return { body: JSON.stringify(await search(req, toAsked(req.query))), responseHeaders }
  } catch {
    return { resume: () => undefined }
  }
}

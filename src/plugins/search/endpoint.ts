import { toAsked } from './asked.ts'
import { search } from './search.ts'
import type { Endpoint } from 'payload'

/** `GET /api/search` */
export const searchEndpoint: Endpoint = {
  path: '/search',
  method: 'get',
  handler: async (req) => Response.json(await search(req, toAsked(req.query))),
}

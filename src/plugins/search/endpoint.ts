import { toAsked } from './asked.ts'
import type { Endpoint } from 'payload'
import type { Answering } from './kept.ts'

/** `GET /api/search` */
export const searchEndpoint = (answer: Answering) =>
  ({
    path: '/search',
    method: 'get',
    handler: async (req) =>
      new Response(await answer(req, toAsked(req.query)), {
        headers: { 'Content-Type': 'application/json' },
      }),
  }) satisfies Endpoint

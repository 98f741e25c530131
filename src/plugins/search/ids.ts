import { grantsOf } from './grants.ts'
import { finding } from './search.ts'
import type { PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Kind } from './kinds.ts'

/** The ids of what is found, by kind, the best hits first. */
export const idsOf = async (req: PayloadRequest, asked: Asked): Promise<Record<Kind, number[]>> => {
  const { hits } = await finding({ asked, req, grants: await grantsOf(req), hits: 'ids' })
  const of = (kind: Kind) => hits.flatMap((hit) => (hit.kind === kind ? [hit.id] : []))
  return { movies: of('movies'), persons: of('persons'), characters: of('characters') }
}

import { addressOf } from './addressOf.ts'
import { countOf, countOneMore, onOwnConnection } from './counts.ts'
import { TooManyRequests } from './TooManyRequests.ts'
import type { Count, Limit } from './counts.ts'
import type { PayloadRequest } from 'payload'

/** Counts this request; refuses it (429) when it is one too many. */
export async function countAndRefuse(req: PayloadRequest, limit: Limit) {
  const address = addressOf(req)
  if (address === undefined) return
  const counted = await countOneMore(onOwnConnection(req.payload), { limit, address })
  if (counted.count > limit.most) throw tooMany(req, counted)
}

/** Refuses this request (429) when as many as are allowed have been counted. */
export async function refuseWhenSpent(req: PayloadRequest, limit: Limit) {
  const address = addressOf(req)
  if (address === undefined) return
  const counted = await countOf(onOwnConnection(req.payload), { kind: limit.kind, address })
  if (counted.count >= limit.most) throw tooMany(req, counted)
}

/** The refusal, with the answer's `Retry-After` set. */
export function tooMany(req: PayloadRequest, { seconds }: Count) {
  req.responseHeaders ??= new Headers()
  req.responseHeaders.set('Retry-After', String(Math.max(1, seconds)))
  return new TooManyRequests(seconds)
}

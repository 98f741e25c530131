import type { Body } from '../body.ts'
import type { Bytes } from '../bytes.ts'
import type { Headers } from '../claim.ts'
import { S3Error } from '../errors.ts'
import type { Place } from '../store/objects.ts'
import type { Store } from '../store/store.ts'
import type { Reply } from './reply.ts'

/** An authentic request, and what it takes to carry it out. */
export interface Call extends Place {
  readonly store: Store
  readonly region: string
  readonly query: ReadonlyMap<string, Bytes>
  readonly headers: Headers
  readonly body: Body
}

/** One of S3's operations; throws its refusals. */
export type Operation = (call: Call) => Promise<Reply>

/** A whole number from the query. Throws InvalidArgument outside `least` to 2^31-1. */
export const readNumber = (
  query: Call['query'],
  { name, least, otherwise }: { name: string; least: number; otherwise: number },
): number => {
  const text = query.get(name)
  if (text === undefined) return otherwise
  const number = /^\d{1,10}$/.test(text) ? Number(text) : -1
  if (number < least || number > 0x7fffffff)
    throw new S3Error('InvalidArgument', { message: `The value of ${name} is not valid.` })
  return number
}

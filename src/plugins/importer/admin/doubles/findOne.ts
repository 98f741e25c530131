import type { PayloadRequest } from 'payload'
import type { Movie, Person } from '#src/payload-types.ts'
import type { Mergeable } from '../../merge/mergeRecords.ts'

/** A record with the first of its films or its cast; undefined where there is none. */
export const findOne = async (
  req: PayloadRequest,
  { collection, id }: { collection: Mergeable; id: number },
): Promise<Movie | Person | undefined> =>
  (await req.payload.findByID({
    collection,
    id,
    depth: 2,
    joins: {
      castings: { limit: shown, count: true },
      directed: { limit: shown, count: true },
    } as never,
    disableErrors: true,
    overrideAccess: false,
    req,
  })) ?? undefined

/** Of a list, so many are named. */
const shown = 6

export const nameOf = (record: Movie | Person) =>
  ('title' in record ? record.title : record.name) ?? 'this record'

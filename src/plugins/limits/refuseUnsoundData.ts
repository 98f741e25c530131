import { ValidationError } from 'payload'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { isRecord } from './isRecord.ts'
import { refuse } from './refuse.ts'
import { unsoundValues } from './unsoundValues.ts'

type Write = {
  collection: SanitizedCollectionConfig
  operation: 'create' | 'update'
  req: PayloadRequest
}

/**
 * What a client would store has the kinds of its fields: Payload hands a list where a text belongs to hooks that fail
 * on it, or stores it. Not for whoever may not write at all, and not for fields that are not theirs to set: those are
 * ignored, whatever they hold.
 * @throws ValidationError (400) with the path of each value that is of another kind
 */
export async function refuseUnsoundData(data: unknown, { collection, operation, req }: Write) {
  if (!(await collection.access[operation]({ req }))) return
  // A file may come without a word.
  if (data === undefined && req.file) return
  if (!isRecord(data)) refuse('A record is written as a JSON object.')
  const errors = await unsoundValues(data, { fields: collection.flattenedFields, operation, req })
  if (errors.length > 0)
    throw new ValidationError({ collection: collection.slug, errors, req }, req.t)
}

import type { Collection, Payload } from 'payload'

/** The collection of that name, if there is one: names come from requests. */
export const collectionNamed = (payload: Payload, slug: string): Collection | undefined =>
  (payload.collections as Record<string, Collection | undefined>)[slug]

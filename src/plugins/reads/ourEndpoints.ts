import { readEndpoints } from './endpoints.ts'
import { patternOf } from './idsInPaths.ts'
import { writeEndpoints } from './writes.ts'
import type { Endpoint, Payload } from 'payload'

/** What a collection is read and written through. */
export const ourEndpoints = (pattern: string): Endpoint[] => [
  ...readEndpoints(pattern),
  ...writeEndpoints(),
]

const isOurs = ({ custom }: Endpoint) => Boolean(custom?.['reads'])

/**
 * Adds them to the collections of plugins that came after this one, before what Payload itself has put behind all others:
 * the same endpoints in every collection.
 */
export const addToLater = (payload: Payload) => {
  const collections = Object.values(payload.collections)
  const ofPayload = new Set(collections.flatMap(({ config }) => behindOurs(config.endpoints || [])))
  for (const collection of collections) {
    const { endpoints, slug } = collection.config
    if (!endpoints || endpoints.some(isOurs) || slug.startsWith('payload-')) continue
    const place = endpoints.findIndex((each) => ofPayload.has(each))
    endpoints.splice(
      place < 0 ? endpoints.length : place,
      0,
      ...ourEndpoints(patternOf(collection, payload)),
    )
  }
}

const behindOurs = (endpoints: Endpoint[]) =>
  endpoints.some(isOurs) ? endpoints.slice(endpoints.findLastIndex(isOurs) + 1) : []

import { toIds } from './toIds.ts'
import { wasSent } from './sentFields.ts'
import type { Movie } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/**
 * Keeps: a film's poster is one of its posters, and a film with posters has one. A poster that is not in the list joins
 * it; when the chosen one leaves the list, the first takes its place.
 */
export const posterAmongPosters: CollectionBeforeValidateHook<Movie> = ({ data, req }) => {
  if (!data) return data
  const posters = toIds(data.posters)
  const [poster] = toIds([data.poster])
  if (poster === undefined) return { ...data, poster: posters[0] ?? null }
  if (posters.includes(poster)) return data
  return wasSent(req, 'poster')
    ? { ...data, posters: [...posters, poster] }
    : { ...data, poster: posters[0] ?? null }
}

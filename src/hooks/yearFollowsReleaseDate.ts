import { ValidationError } from 'payload'
import { wasSent } from './sentFields.ts'
import type { Movie } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/**
 * Keeps: a film's year is that of its release day where there is one; a request that says otherwise is refused. Without
 * a release day the year is set by hand.
 */
export const yearFollowsReleaseDate: CollectionBeforeValidateHook<Movie> = ({ data, req }) => {
  const releaseYear = toYear(data?.releaseDate)
  if (!data || releaseYear === undefined) return data
  const contradicts = wasSent(req, 'year') && data.year != null && data.year !== releaseYear
  if (!contradicts) return { ...data, year: releaseYear }
  throw new ValidationError({
    collection: 'movies',
    errors: [
      { path: 'year', message: `The year must be ${releaseYear}, that of the release day.` },
    ],
    req,
  })
}

const toYear = (day: unknown) => {
  const year = typeof day === 'string' ? Number(day.slice(0, 4)) : Number.NaN
  return Number.isInteger(year) ? year : undefined
}

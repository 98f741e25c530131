import config from '@payload-config'
import { getPayload } from 'payload'

export type NewFilm = Awaited<ReturnType<typeof newestFilms>>[number]

/** The films that were added last, as a visitor may see them. */
export const newestFilms = async () => {
  const payload = await getPayload({ config })
  const { docs } = await payload.find({
    collection: 'movies',
    sort: '-createdAt',
    limit: 12,
    pagination: false,
    depth: 1,
    joins: false,
    select: { title: true, year: true, poster: true, director: true },
    populate: { files: { alt: true, url: true, sizes: true }, persons: { name: true } },
    overrideAccess: false,
  })
  return docs
}

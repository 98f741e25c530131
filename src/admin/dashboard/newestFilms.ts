import type { PayloadRequest } from 'payload'

export type NewFilm = Awaited<ReturnType<typeof newestFilms>>[number]

/** The films that were added last, as the caller may see them: two statements, and one more for posters and directors each. */
export const newestFilms = async (req: PayloadRequest) => {
  const { docs } = await req.payload.find({
    collection: 'movies',
    sort: '-createdAt',
    limit: 12,
    pagination: false,
    depth: 1,
    joins: false,
    select: { title: true, year: true, poster: true, director: true },
    populate: { files: { url: true, sizes: true }, persons: { name: true } },
    overrideAccess: false,
    req,
  })
  return docs
}

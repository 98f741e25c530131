import { APIError } from 'payload'
import type { File as StoredFile } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook } from 'payload'

/**
 * Keeps: posters and photos are public files.
 * @throws 409 when a file that a film or a person shows is made private
 */
export const staysPublicWhileShown: CollectionBeforeValidateHook<StoredFile> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (!originalDoc?.isPublic || data?.isPublic !== false) return data
  const { id } = originalDoc
  const shows = async (collection: 'movies' | 'persons', field: string) => {
    const where = { [field]: { equals: id } }
    return (await req.payload.count({ collection, where, overrideAccess: true, req })).totalDocs
  }
  const films = await shows('movies', 'posters')
  const people = await shows('persons', 'photos.file')
  if (films + people === 0) return data
  throw new APIError(
    `This file is shown by ${films} films and ${people} people: it must stay public.`,
    409,
  )
}

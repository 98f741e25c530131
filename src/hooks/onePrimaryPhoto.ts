import { ValidationError } from 'payload'
import { toIds } from './toIds.ts'
import { wasSent } from './sentFields.ts'
import type { Person } from '#src/payload-types.ts'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'

type Photo = NonNullable<Person['photos']>[number]

/**
 * Keeps: a person with photos has one primary photo, and `mainPhoto` is it. Whichever of the two a request sends
 * decides; a main photo that is not in the list joins it; when the chosen one leaves the list, the first takes its place.
 */
export const onePrimaryPhoto: CollectionBeforeValidateHook<Person> = ({
  data,
  originalDoc,
  req,
}) => {
  if (!data) return data
  const photos = data.photos ?? []
  const chosen = choose({ data, photos, originalDoc, req })
  if (chosen === undefined) return { ...data, mainPhoto: null }
  const listed = photos.some((photo) => idOf(photo) === chosen)
    ? photos
    : [...photos, { file: chosen }]
  return {
    ...data,
    mainPhoto: chosen,
    photos: listed.map((photo) => ({ ...photo, isPrimary: idOf(photo) === chosen })),
  }
}

type Choice = {
  data: Partial<Person>
  photos: Photo[]
  originalDoc: Person | undefined
  req: PayloadRequest
}

function choose(choice: Choice): number | undefined {
  const { data, photos, originalDoc, req } = choice
  const first = photos.map(idOf).find((id) => id !== undefined)
  const [main] = toIds([data.mainPhoto])
  const mainSent = wasSent(req, 'mainPhoto')
  if (!wasSent(req, 'photos')) return mainSent ? (main ?? first) : main
  const primary = primaryOf(choice)
  if (primary !== undefined) return primary
  return (mainSent ? main : stillChosen(photos, originalDoc)) ?? first
}

/** The photo that a request's list calls primary. */
function primaryOf({ data, photos, req }: Choice) {
  const primaries = photos.filter((photo) => photo.isPrimary === true)
  if (primaries.length > 1) throw refused('photos', 'Only one photo can be the primary one.', req)
  const primary = primaries[0] && idOf(primaries[0])
  const [main] = toIds([data.mainPhoto])
  if (wasSent(req, 'mainPhoto') && primary !== undefined && main !== primary)
    throw refused('mainPhoto', 'The main photo and the primary photo must be the same.', req)
  return primary
}

/** The stored main photo, unless the request took it off the list or unticked it. */
const stillChosen = (photos: Photo[], originalDoc: Person | undefined) => {
  const [stored] = toIds([originalDoc?.mainPhoto])
  return photos
    .map((photo) => (photo.isPrimary === false ? undefined : idOf(photo)))
    .find((id) => id === stored)
}

const idOf = (photo: Photo) => toIds([photo.file])[0]

const refused = (path: string, message: string, req: PayloadRequest) =>
  new ValidationError({ collection: 'persons', errors: [{ path, message }], req })

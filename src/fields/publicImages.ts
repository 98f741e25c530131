import { upload } from 'payload/shared'
import type { UploadFieldValidation, Where } from 'payload'

/** What may be shown with a film or a person: public pictures. A private one would be a hole in the page. */
export const publicImages: Where = {
  and: [{ isPublic: { equals: true } }, { mimeType: { like: 'image/' } }],
}

/** Payload's check of a file that may be shown, whose refusal is a list of numbers, in a sentence. */
export const isPublicImage: UploadFieldValidation = async (value, options) => {
  const verdict = await upload(value, options)
  const isGiven = Array.isArray(value) ? value.length > 0 : Boolean(value)
  return verdict !== true && isGiven ? 'Only public pictures can be shown here.' : verdict
}

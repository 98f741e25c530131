import type { Where } from 'payload'

/** What may be shown with a film or a person: public pictures. A private one would be a hole in the page. */
export const publicImages: Where = {
  and: [{ isPublic: { equals: true } }, { mimeType: { like: 'image/' } }],
}

import config from '@payload-config'
import { headers } from 'next/headers.js'
import { getPayload, type Payload } from 'payload'

/** What the record of an edit page is called, for the browser's tab: editors have many open. Elsewhere undefined. */
export const recordName = async (segments: string[] = []): Promise<string | undefined> => {
  const payload = await getPayload({ config })
  const edited = toEdited(segments, payload)
  if (!edited) return undefined
  const { user } = await payload.auth({ headers: await headers() })
  const record: unknown = await payload.findByID({
    collection: edited.collection,
    id: edited.id,
    depth: 0,
    select: { [edited.title]: true },
    disableErrors: true,
    user,
    overrideAccess: false,
  })
  const name = record === null ? undefined : (record as Record<string, unknown>)[edited.title]
  return typeof name === 'string' ? name : undefined
}

/** Which record a path such as `collections/movies/7` leads to, and the field that it is called by, if any. */
const toEdited = ([place, slug, id = '']: string[], { config: { collections } }: Payload) => {
  const collection = collections.find((each) => each.slug === slug)
  const title = collection?.admin.useAsTitle ?? 'id'
  if (place !== 'collections' || !collection || title === 'id' || !/^\d{1,9}$/.test(id)) return
  return { collection: collection.slug, id, title }
}

import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'
import { collections } from '../../src/collections/index.ts'
import type { CollectionBeforeChangeHook, CollectionConfig } from 'payload'

type Times = { releaseDate?: string | null; year?: number | null }

const released: CollectionBeforeChangeHook = ({ data }) => {
  const { releaseDate, year } = data as Times
  return { ...data, released: releaseDate?.slice(0, 10) ?? String(year ?? '') }
}

/** What our database derives, a project without our migrations derives in a hook. */
const withReleased = (collection: CollectionConfig): CollectionConfig => {
  if (collection.slug !== 'movies') return collection
  const { hooks } = collection
  return {
    ...collection,
    hooks: { ...hooks, beforeChange: [...(hooks?.beforeChange ?? []), released] },
  }
}

/**
 * Stock Payload, as a project has it that uses nothing of ours but the catalogue itself: its collections with their rules
 * and hooks, on the adapter as it comes, in the tables that it makes itself.
 */
export default buildConfig({
  secret: process.env['PAYLOAD_SECRET'] ?? '',
  db: postgresAdapter({ pool: { connectionString: process.env['DATABASE_URL'], max: 20 } }),
  collections: collections.map(withReleased),
  editor: lexicalEditor(),
  defaultDepth: 1,
  maxDepth: 3,
  telemetry: false,
  typescript: { autoGenerate: false },
})

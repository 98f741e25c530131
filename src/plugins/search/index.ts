import { ofRequest } from '#src/hooks/ofRequest.ts'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSearchedByStaff, searchForStaff } from './adminSearch.ts'
import { searchEndpoint } from './endpoint.ts'
import { searchQuery } from './graphql.ts'
import type { CollectionConfig, Plugin } from 'payload'

/** Finds films, persons and characters by what people type: over REST, GraphQL, and in the admin's lists and pickers. */
export const search = (): Plugin => (config) => ({
  ...config,
  bin: [...(config.bin ?? []), { key: 'reindex', scriptPath: command }],
  collections: (config.collections ?? []).map(searchable),
  endpoints: [...(config.endpoints ?? []), searchEndpoint],
  graphQL: {
    ...config.graphQL,
    queries: (graphql, payload) => ({
      ...config.graphQL?.queries?.(graphql, payload),
      ...searchQuery(graphql),
    }),
  },
})

// Not `new URL(…, import.meta.url)`: that makes the build ship the file as an asset.
const command = path.join(path.dirname(fileURLToPath(import.meta.url)), 'rebuild/cli.ts')

const searchable = (collection: CollectionConfig): CollectionConfig =>
  isSearchedByStaff(collection.slug)
    ? {
        ...collection,
        hooks: {
          ...collection.hooks,
          beforeOperation: [
            ...(collection.hooks?.beforeOperation ?? []),
            ofRequest(searchForStaff),
          ],
        },
      }
    : collection

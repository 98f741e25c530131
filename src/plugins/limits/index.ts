import type { CollectionConfig, Plugin } from 'payload'
import { boundJoins } from './boundJoins.ts'
import { bounded } from './bounded.ts'

/** Bounds what one request may ask of any collection, over REST and GraphQL alike. Comes last in the list of plugins. */
export const limits = (): Plugin => (config) => ({
  ...config,
  collections: (config.collections ?? []).map(withBounds),
  graphQL: { ...config.graphQL, queries: boundJoins(config.graphQL?.queries) },
})

const withBounds = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    beforeOperation: [bounded, ...(collection.hooks?.beforeOperation ?? [])],
  },
})

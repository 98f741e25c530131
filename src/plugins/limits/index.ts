import type { CollectionConfig, Payload, Plugin } from 'payload'
import { boundJoins } from './boundJoins.ts'
import { bounded } from './bounded.ts'

/** Bounds what one request may ask of any collection, over REST and GraphQL alike. Comes last in the list of plugins. */
export const limits = (): Plugin => (config) => ({
  ...config,
  collections: (config.collections ?? []).map(withBounds),
  graphQL: { ...config.graphQL, queries: boundJoins(config.graphQL?.queries) },
  onInit: async (payload) => {
    boundInternal(payload)
    await config.onInit?.(payload)
  },
})

/** Those that Payload adds itself, after all plugins. */
function boundInternal({ collections }: Payload) {
  // Payload looks them up by names out of requests: what every object inherits is no collection.
  Object.setPrototypeOf(collections, null)
  for (const { config } of Object.values(collections)) {
    const { beforeOperation } = config.hooks
    if (!beforeOperation.includes(bounded))
      config.hooks = { ...config.hooks, beforeOperation: [bounded, ...beforeOperation] }
  }
}

const withBounds = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  hooks: {
    ...collection.hooks,
    beforeOperation: [bounded, ...(collection.hooks?.beforeOperation ?? [])],
  },
})

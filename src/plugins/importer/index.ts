import { ofRequest } from '#src/hooks/ofRequest.ts'
import type { CollectionConfig, Plugin } from 'payload'
import { Imports } from './collection.ts'
import { mergeEndpoints, redirecting, winnerOverGraphql } from './merge/endpoints.ts'
import { mergeable } from './merge/mergeRecords.ts'

/** Film data in bulk: brought in from files, and its records put together where two are one. After the plugins that read. */
export const importer = (): Plugin => (config) => ({
  ...config,
  collections: [...(config.collections ?? []).map(withMerge), Imports],
})

function withMerge(collection: CollectionConfig): CollectionConfig {
  const slug = mergeable.find((name) => name === collection.slug)
  if (!slug) return collection
  const { hooks, endpoints } = collection
  return {
    ...collection,
    endpoints: [...mergeEndpoints(slug), ...redirecting(slug, endpoints || [])],
    hooks: {
      ...hooks,
      beforeOperation: [ofRequest(winnerOverGraphql), ...(hooks?.beforeOperation ?? [])],
    },
  }
}

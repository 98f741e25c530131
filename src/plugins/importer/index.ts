import { ofRequest } from '#src/hooks/ofRequest.ts'
import type { CollectionConfig, Plugin } from 'payload'
import { imports } from './collection.ts'
import { importEndpoints } from './dashboard/endpoints.ts'
import { importing } from './dashboard/task.ts'
import { uploadsGoToo } from './dashboard/uploadsGoToo.ts'
import type { ObjectStore } from './dashboard/uploads.ts'
import { mergeEndpoints, redirecting, winnerOverGraphql } from './merge/endpoints.ts'
import { mergeable } from './merge/mergeRecords.ts'

type Options = {
  databaseUrl: string | undefined
  /** Where uploaded files wait; without it the dashboard takes none. */
  store: ObjectStore | undefined
}

/** Film data in bulk: brought in from files, and its records put together where two are one. After the plugins that read. */
export const importer =
  ({ databaseUrl, store }: Options): Plugin =>
  (config) => ({
    ...config,
    collections: [
      ...(config.collections ?? []).map(withMerge),
      imports({ endpoints: importEndpoints(store), afterDelete: uploadsGoToo(store) }),
    ],
    jobs: {
      ...config.jobs,
      tasks: [
        ...(config.jobs?.tasks ?? []),
        importing(databaseUrl !== undefined && store ? { databaseUrl, store } : undefined),
      ],
    },
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

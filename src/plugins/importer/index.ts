import { ofMissing } from '#src/hooks/ofRequest.ts'
import { createLocalReq } from 'payload'
import type { CollectionConfig, Config, Payload, Plugin } from 'payload'
import { imports } from './collection.ts'
import { importEndpoints } from './dashboard/endpoints.ts'
import { importing } from './dashboard/task.ts'
import { uploadsGoToo } from './dashboard/uploadsGoToo.ts'
import type { ObjectStore } from './dashboard/uploads.ts'
import { mergeEndpoints, redirecting, winnerOverGraphql } from './merge/endpoints.ts'
import { type Mergeable, mergeable } from './merge/mergeRecords.ts'
import { winnerOf } from './merge/winnerOf.ts'

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
    admin: withDoubles(config.admin),
    custom: { ...config.custom, winnerOf: winnerIn },
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

/** For pages, whose addresses outlive a merge too. */
const winnerIn = async (payload: Payload, asked: { collection: Mergeable; id: number }) =>
  mergeable.includes(asked.collection)
    ? winnerOf(await createLocalReq({}, payload), asked)
    : undefined

const doubles = '/src/plugins/importer/admin/doubles'

function withDoubles(admin: Config['admin'] = {}): NonNullable<Config['admin']> {
  const { components } = admin
  return {
    ...admin,
    components: {
      ...components,
      afterNavLinks: [
        ...(components?.afterNavLinks ?? []),
        `${doubles}/DoublesLink.tsx#DoublesLink`,
      ],
      views: {
        ...components?.views,
        doubles: { Component: `${doubles}/Doubles.tsx#Doubles`, path: '/doubles' },
      },
    },
  }
}

function withMerge(collection: CollectionConfig): CollectionConfig {
  const slug = mergeable.find((name) => name === collection.slug)
  if (!slug) return collection
  const { admin = {}, hooks, endpoints } = collection
  return {
    ...collection,
    admin: { ...admin, components: withMergeButton(admin.components) },
    endpoints: [...mergeEndpoints(slug), ...redirecting(slug, endpoints || [])],
    hooks: {
      ...hooks,
      beforeOperation: [ofMissing(winnerOverGraphql), ...(hooks?.beforeOperation ?? [])],
    },
  }
}

type Components = NonNullable<NonNullable<CollectionConfig['admin']>['components']>

const withMergeButton = (components: Components = {}): Components => ({
  ...components,
  edit: {
    ...components.edit,
    beforeDocumentControls: [
      ...(components.edit?.beforeDocumentControls ?? []),
      `${doubles}/MergeInto.tsx#MergeInto`,
    ],
  },
})

import { ofRequest } from '#src/hooks/ofRequest.ts'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isSearchedByStaff, searchForStaff } from './adminSearch.ts'
import { searchEndpoint } from './endpoint.ts'
import { searchQuery } from './graphql.ts'
import { anew, keeping } from './kept.ts'
import { leanAnswer } from './leanAnswer.ts'
import type { CollectionConfig, Config, Plugin } from 'payload'
import type { StateNow } from './kept.ts'
import type { RequestOf } from './leanAnswer.ts'

type Options<Asked extends { pathname: string }> = {
  /** Where the server has one, a way to answer that is shorter than Payload's router. */
  requestOf?: RequestOf<Asked>
  /** Where the database tells what was written, answers are kept until then. */
  stateNow?: StateNow
}

/** Finds films, persons and characters by what people type: over REST, GraphQL, and in the admin's lists and pickers. */
export const search =
  <Asked extends { pathname: string }>({ requestOf, stateNow }: Options<Asked> = {}): Plugin =>
  (config) => {
    const answer = stateNow ? keeping(stateNow) : anew
    const endpoint = searchEndpoint(answer)
    return {
      ...config,
      ...(requestOf && {
        custom: withAnswer(config.custom, leanAnswer({ requestOf, endpoint, answer })),
      }),
      bin: [...(config.bin ?? []), { key: 'reindex', scriptPath: command }],
      collections: (config.collections ?? []).map(searchable),
      endpoints: [...(config.endpoints ?? []), endpoint],
      graphQL: {
        ...config.graphQL,
        queries: (graphql, payload) => ({
          ...config.graphQL?.queries?.(graphql, payload),
          ...searchQuery(graphql, answer),
        }),
      },
    }
  }

const withAnswer = (custom: Config['custom'], answer: object) => ({
  ...custom,
  quick: [...((custom?.['quick'] as object[] | undefined) ?? []), answer],
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

import { graphqlAnswer } from './graphql/answer.ts'
import { leanAnswer } from './lean/answer.ts'
import { markWrites } from './kept/marks.ts'
import { leanWrite } from './lean/write.ts'
import { addToLater, ourEndpoints } from './ourEndpoints.ts'
import { patternFor } from './idsInPaths.ts'
import { tellWhatIsNot } from './tell.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import type { Plugin } from 'payload'

/**
 * Answers the reading endpoints of every collection with one SQL statement each, where that can be. A server may ask
 * `config.custom.reads` before it makes a Fetch request of what came in: `answer` for REST, `graphql` for documents,
 * `write` for what Payload's own endpoints write.
 */
export const reads = (): Plugin => (config) => ({
  ...config,
  custom: {
    ...config.custom,
    reads: { answer: leanAnswer, graphql: graphqlAnswer, write: leanWrite },
  },
  collections: (config.collections ?? []).map((collection) =>
    collection.endpoints === false
      ? collection
      : {
          ...collection,
          endpoints: [
            ...(collection.endpoints ?? []),
            ...ourEndpoints(patternFor(collection, config)),
          ],
        },
  ),
  onInit: async (payload) => {
    await config.onInit?.(payload)
    addToLater(payload)
    for (const { config: each } of Object.values(payload.collections)) await tryUploadHooks(each)
    await markWrites(payload)
    tellWhatIsNot(payload)
  },
})

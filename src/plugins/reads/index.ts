import { graphqlAnswer } from './graphql/answer.ts'
import { leanAnswer } from './lean/answer.ts'
import { markWrites } from './kept/marks.ts'
import { leanWrite } from './lean/write.ts'
import { addToLater, ourEndpoints } from './ourEndpoints.ts'
import { patternFor } from './idsInPaths.ts'
import { hiddenObstacle, isHidden } from './hidden.ts'
import { collectionObstacle, fieldObstacle } from './obstacles.ts'
import { tryUploadHooks } from './uploadHooks.ts'
import type { FlattenedField, Payload, Plugin, SanitizedCollectionConfig } from 'payload'

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

/** One line a collection that Payload reads itself, as a whole or where certain fields are asked for. */
function tellWhatIsNot({ collections, logger }: Payload) {
  for (const { config } of Object.values(collections)) {
    if (!config.endpoints || !config.endpoints.some(({ custom }) => custom?.['reads'])) continue
    const reasons = obstaclesOf(config)
    if (reasons.length > 0)
      logger.info(`Reads of ${config.slug} are not compiled: ${reasons.join('; ')}.`)
  }
}

function obstaclesOf(config: SanitizedCollectionConfig): string[] {
  const whole = collectionObstacle(config)
  return whole ? [whole] : inFields(config.flattenedFields, config)
}

const inFields = (fields: FlattenedField[], config: SanitizedCollectionConfig): string[] =>
  fields.flatMap((field) => {
    const own = isSecret(field, config) ? undefined : obstacleOf(field, config)
    if (own) return [`${field.name} (${own})`]
    return isHidden(field)
      ? []
      : 'flattenedFields' in field
        ? inFields(field.flattenedFields, config)
        : []
  })

const obstacleOf = (field: FlattenedField, config: SanitizedCollectionConfig) =>
  isHidden(field) ? hiddenObstacle(field) : (fieldObstacle(field, config) ?? joinObstacle(field))

const joinObstacle = (field: FlattenedField) =>
  field.type === 'join' && Array.isArray(field.collection) ? 'joins several collections' : undefined

/** Payload never answers a user's key, so that its hook has nothing to do. */
const isSecret = ({ name }: FlattenedField, { auth }: SanitizedCollectionConfig) =>
  Boolean(auth) && name === 'apiKey'

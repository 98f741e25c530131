import { filterOf, ruleOf } from './access.ts'
import { names } from './named.ts'
import { hiddenObstacle, isHidden } from './hidden.ts'
import { collectionObstacle, fieldObstacle } from './obstacles.ts'
import type { FlattenedField, Payload, SanitizedCollectionConfig } from 'payload'

/** One line a collection that Payload reads itself, as a whole or where certain fields are asked for. */
export function tellWhatIsNot(payload: Payload) {
  const { collections, logger } = payload
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
  isHidden(field)
    ? hiddenObstacle(field)
    : (fieldObstacle(field, config) ?? joinObstacle(field) ?? ruleObstacle(field))

/** Of a rule that is made of others there is no telling before it is asked. */
const ruleObstacle = (field: FlattenedField) => {
  const access = ruleOf(field)
  return access && !filterOf(field, access) && names(access, ofRecord)
    ? 'access that looks at the record'
    : undefined
}

const ofRecord = ['blockData', 'data', 'doc', 'id', 'siblingData']

const joinObstacle = (field: FlattenedField) =>
  field.type === 'join' && Array.isArray(field.collection) ? 'joins several collections' : undefined

/** Payload never answers a user's key, so that its hook has nothing to do. */
const isSecret = ({ name }: FlattenedField, { auth }: SanitizedCollectionConfig) =>
  Boolean(auth) && name === 'apiKey'

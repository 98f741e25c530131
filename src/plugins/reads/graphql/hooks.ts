import { fieldObstacle, NotCompiled } from '../obstacles.ts'
import { names } from '../named.ts'
import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

const known = new WeakMap<SanitizedCollectionConfig, string | undefined>()

/**
 * Payload runs the hooks of all fields of a record, whichever a document selects: those of fields that are not selected
 * matter where they may change another.
 * @throws NotCompiled where one takes the record, or what is beside its field
 */
export const mustKeepToThemselves = (config: SanitizedCollectionConfig) => {
  if (!known.has(config)) known.set(config, meddling(config.flattenedFields, config))
  const field = known.get(config)
  if (field !== undefined)
    throw new NotCompiled(`${config.slug}.${field}: a hook that takes the record`)
}

const meddling = (
  fields: FlattenedField[],
  config: SanitizedCollectionConfig,
): string | undefined => {
  for (const field of fields) {
    if (isMeddling(field, config)) return field.name
    const inner = 'flattenedFields' in field ? meddling(field.flattenedFields, config) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

const isMeddling = (field: FlattenedField, config: SanitizedCollectionConfig) =>
  'hooks' in field &&
  fieldObstacle(field, config) === 'an afterRead hook' &&
  Boolean(field.hooks?.afterRead?.some((hook) => names(hook, ofRecord)))

const ofRecord = ['data', 'originalDoc', 'siblingData']

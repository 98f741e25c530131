import { isPayloads, isUploadAddress } from './uploadHooks.ts'
import type { CompiledField } from './declared.ts'
import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

/** The request is Payload's to answer; the message says why. */
export class NotCompiled extends Error {}

/** It is for this caller; another's may be compiled. */
export class NotForThisCaller extends NotCompiled {}

/** @throws NotCompiled where a collection's records are Payload's to read */
export const mustBeCompiled = (config: SanitizedCollectionConfig) => {
  const obstacle = collectionObstacle(config)
  if (obstacle) throw new NotCompiled(`${config.slug}: ${obstacle}`)
}

/** @throws NotCompiled where a collection's records within others are, too: each is asked for by an operation of its own */
export const mustBeCompiledWithin = (config: SanitizedCollectionConfig) => {
  mustBeCompiled(config)
  if (!config.hooks.beforeOperation.every((hook) => 'ofRequest' in hook))
    throw new NotCompiled(`${config.slug}: a beforeOperation hook`)
}

/** Why reads of a collection are Payload's, or undefined. */
export const collectionObstacle = (config: SanitizedCollectionConfig): string | undefined => {
  const { hooks } = config
  const own = hooks.beforeRead.filter(({ name }) => !(config.auth && name === 'omitAPIKey'))
  if (own.length > 0) return 'a beforeRead hook'
  if (hooks.afterRead.length > 0) return 'an afterRead hook'
  if (hooks.afterOperation.length > 0) return 'an afterOperation hook'
  return undefined
}

/** Why a field's values are Payload's to give, or undefined. */
export const fieldObstacle = (
  field: FlattenedField,
  config: SanitizedCollectionConfig,
): string | undefined => {
  if ('localized' in field && field.localized) return 'localized'
  if (field.type === 'blocks') return 'blocks'
  if (field.type === 'point') return 'a point'
  if ('virtual' in field && field.virtual && !(config.auth && field.name === 'hasAPIKey'))
    return 'virtual'
  return hookObstacle(field, config)
}

function hookObstacle(field: FlattenedField, config: SanitizedCollectionConfig) {
  const hooks = ('hooks' in field && field.hooks?.afterRead) || []
  const declared = field.custom?.['compiled'] as CompiledField | undefined
  if (hooks.length === 0 || declared?.value) return undefined
  return config.upload && hooks.every(isUploadAddress) && hooks.some(isPayloads)
    ? undefined
    : 'an afterRead hook'
}

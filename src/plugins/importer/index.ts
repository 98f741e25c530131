import type { Plugin } from 'payload'
import { Imports } from './collection.ts'

/** Film data in bulk: brought in from files, and its records put together where two are one. */
export const importer = (): Plugin => (config) => ({
  ...config,
  collections: [...(config.collections ?? []), Imports],
})

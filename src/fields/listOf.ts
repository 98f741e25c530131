import { relationship, upload } from 'payload/shared'
import type { CollectionSlug, RelationshipField, UploadField, Where } from 'payload'

/** A list of references in which each record stands once, to the database too. */
export const listOf = (name: string, relationTo: CollectionSlug) =>
  ({
    name,
    type: 'relationship',
    relationTo,
    hasMany: true,
    validate: (value, options) =>
      Array.isArray(value) && hasRepeats(value) ? repeated : relationship(value, options),
  }) satisfies RelationshipField

/** An ordered list of files in which each stands once, chosen from those that match. */
export const filesOf = (name: string, filterOptions: Where) =>
  ({
    name,
    type: 'upload',
    relationTo: 'files',
    hasMany: true,
    filterOptions,
    validate: (value, options) =>
      Array.isArray(value) && hasRepeats(value) ? repeated : upload(value, options),
  }) satisfies UploadField

const repeated = 'The same one is listed twice.'

const hasRepeats = (values: readonly unknown[]) => new Set(values.map(String)).size < values.length

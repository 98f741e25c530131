import { relationship } from 'payload/shared'
import { isPublicImage, publicImages } from './publicImages.ts'
import type { CollectionSlug, RelationshipField, UploadField } from 'payload'

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

/** An ordered list of public pictures in which each stands once. */
export const picturesOf = (name: string) =>
  ({
    name,
    type: 'upload',
    relationTo: 'files',
    hasMany: true,
    filterOptions: publicImages,
    validate: (value, options) =>
      Array.isArray(value) && hasRepeats(value) ? repeated : isPublicImage(value, options),
  }) satisfies UploadField

const repeated = 'The same one is listed twice.'

const hasRepeats = (values: readonly unknown[]) => new Set(values.map(String)).size < values.length

import { staff } from '#src/access/rules.ts'
import type { CollectionConfig, Field, Plugin } from 'payload'

type Kept = { collections: string[]; fields: Record<string, string[]> }

/** An example of a plugin: whole collections, and fields of others, that staff alone may read. */
export const embargo =
  ({ collections, fields }: Kept): Plugin =>
  (config) => ({
    ...config,
    collections: (config.collections ?? []).map((collection) => ({
      ...collection,
      fields: collection.fields.map((field) => kept(field, fields[collection.slug] ?? [])),
      ...(collections.includes(collection.slug) && { access: closed(collection) }),
    })),
  })

const closed = ({ access }: CollectionConfig) => ({ ...access, read: staff })

/** The field with a rule of its own where it is named, wherever in tabs and rows it stands. */
function kept(field: Field, names: string[]): Field {
  if ('name' in field && names.includes(field.name))
    return { ...field, access: { read: staff } } as Field
  if (field.type === 'tabs')
    return {
      ...field,
      tabs: field.tabs.map((tab) => ({
        ...tab,
        fields: tab.fields.map((each) => kept(each, names)),
      })),
    }
  return 'fields' in field
    ? { ...field, fields: field.fields.map((each) => kept(each, names)) }
    : field
}

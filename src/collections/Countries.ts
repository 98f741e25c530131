import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { uniqueName } from '#src/fields/uniqueName.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import { text } from 'payload/shared'
import type { CollectionConfig, FieldHook, TextFieldSingleValidation } from 'payload'

export const Countries: CollectionConfig = {
  slug: 'countries',
  admin: {
    group: 'Lists',
    useAsTitle: 'name',
    defaultColumns: ['name', 'code'],
    listSearchableFields: ['name', 'code'],
    pagination: { defaultLimit: 100 },
    description: 'Where films are made and people come from.',
  },
  defaultSort: 'name',
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: {
    beforeOperation: [lockRecord],
    beforeDelete: [
      refuseWhileUsed(
        { collection: 'movies', field: 'country', as: ['film', 'films'] },
        { collection: 'persons', field: 'country', as: ['person', 'people'] },
      ),
    ],
  },
  fields: [
    uniqueName('Its usual English name, such as Japan.'),
    {
      name: 'code',
      type: 'text',
      unique: true,
      admin: { description: 'ISO 3166-1: two letters, such as JP.' },
      hooks: { beforeValidate: [trimmed, upperCase()], beforeDuplicate: [() => null] },
      validate: isCountryCode(),
    },
  ],
}

function upperCase(): FieldHook {
  return ({ value }: { value?: unknown }) =>
    typeof value === 'string' ? value.toUpperCase() : value
}

function isCountryCode(): TextFieldSingleValidation {
  return (value, options) =>
    value && !/^[A-Z]{2}$/.test(value)
      ? 'A country code is two letters, such as JP.'
      : text(value, options)
}

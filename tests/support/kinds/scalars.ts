import {
  lexicalEditor,
  BlocksFeature,
  LinkFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { Kind } from './users.ts'

/** A field of each kind that holds a plain value, but for points: those need PostGIS. */
export const values = [
  { name: 'text', type: 'text', index: true },
  { name: 'texts', type: 'text', hasMany: true },
  { name: 'area', type: 'textarea' },
  { name: 'mail', type: 'email' },
  { name: 'number', type: 'number' },
  { name: 'numbers', type: 'number', hasMany: true },
  { name: 'day', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } } },
  { name: 'moment', type: 'date', timezone: true },
  { name: 'check', type: 'checkbox' },
  { name: 'option', type: 'select', options: ['red', 'green', 'light blue'] },
  { name: 'options', type: 'select', hasMany: true, options: ['red', 'green', 'light blue'] },
  { name: 'radio', type: 'radio', options: [{ label: 'One', value: '1' }, 'two'] },
  { name: 'json', type: 'json' },
  { name: 'code', type: 'code' },
]

/** Everything that is a plain value, and rich text of several features. */
export const Scalars: Kind = {
  slug: 'scalars',
  access: { read: () => true },
  fields: [
    ...values,
    { name: 'rich', type: 'richText' },
    {
      name: 'richer',
      type: 'richText',
      editor: lexicalEditor({
        features: ({ defaultFeatures }) => [
          ...defaultFeatures,
          LinkFeature({}),
          UploadFeature(),
          BlocksFeature({
            blocks: [
              { slug: 'note', fields: [{ name: 'say', type: 'text', defaultValue: 'nothing' }] },
              {
                slug: 'about',
                fields: [{ name: 'whom', type: 'relationship', relationTo: 'users' }],
              },
            ],
          }),
        ],
      }),
    },
    { name: 'preset', type: 'text', defaultValue: 'as usual' },
    {
      name: 'presetLater',
      type: 'number',
      defaultValue: ({ user }: { user: unknown }) => (user ? 1 : 0),
    },
    { name: 'snake_case', type: 'text' },
    { name: 'CapitalName', type: 'text' },
    { name: 'renamed', type: 'text', dbName: 'other_name' },
  ],
}

/** Without times, hooks, or anything but a name. */
export const Bare: Kind = {
  slug: 'bare-things',
  timestamps: false,
  access: { read: () => true },
  fields: [{ name: 'name', type: 'text' }],
}

export const TextIds: Kind = {
  slug: 'text-ids',
  access: { read: () => true },
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'name', type: 'text' },
    { name: 'next', type: 'relationship', relationTo: 'text-ids' },
    { name: 'all', type: 'relationship', relationTo: 'text-ids', hasMany: true },
  ],
}

export const NumberIds: Kind = {
  slug: 'number-ids',
  access: { read: () => true },
  fields: [
    { name: 'id', type: 'number', required: true },
    { name: 'name', type: 'text' },
    { name: 'named', type: 'relationship', relationTo: 'text-ids' },
    { name: 'pointing', type: 'join', collection: 'relations', on: 'numbered' },
  ],
}

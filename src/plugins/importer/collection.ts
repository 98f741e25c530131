import { grant } from '#src/access/grant.ts'
import { admins } from '#src/access/rules.ts'
import type { CollectionConfig, Field } from 'payload'
import { formatNames } from './formats/format.ts'

/** What an import may be doing. */
export const states = [
  'waiting',
  'reading',
  'writing',
  'finished',
  'interrupted',
  'failed',
] as const

const shown: Field[] = [
  {
    name: 'format',
    type: 'select',
    options: [...formatNames],
    required: true,
  },
  {
    name: 'state',
    type: 'select',
    options: [...states],
    required: true,
    defaultValue: 'waiting',
    index: true,
  },
  { name: 'files', type: 'text', required: true },
  { name: 'startedBy', type: 'relationship', relationTo: 'users' },
  { name: 'startedAt', type: 'date', admin: { date: withTime() } },
  { name: 'finishedAt', type: 'date', admin: { date: withTime() } },
  { name: 'overwrite', type: 'checkbox', defaultValue: false },
  { name: 'problem', type: 'textarea' },
  { name: 'progress', type: 'json' },
  { name: 'counts', type: 'json' },
]

/** How each import went: written by the importer alone, for admins to read. */
export const Imports: CollectionConfig = {
  slug: 'imports',
  labels: { singular: 'Import', plural: 'Imports' },
  admin: {
    group: 'System',
    useAsTitle: 'files',
    defaultColumns: ['files', 'format', 'state', 'startedAt', 'startedBy'],
    description: 'Film data that was brought in from files.',
    hidden: ({ user }) => user['role'] !== 'admin',
  },
  defaultSort: '-createdAt',
  lockDocuments: false,
  graphQL: false,
  access: grant({ read: admins, delete: admins }),
  fields: [
    ...shown.map((field) => ({ ...field, admin: { ...field.admin, readOnly: true } }) as Field),
    { name: 'identity', type: 'text', hidden: true },
  ],
}

function withTime() {
  return { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy HH:mm:ss' } as const
}

import { grant } from '#src/access/grant.ts'
import { admins } from '#src/access/rules.ts'
import type { CollectionAfterDeleteHook, CollectionConfig, Endpoint, Field } from 'payload'
import { endAbandonedFirst } from './dashboard/endAbandoned.ts'
import { notWhileRunning } from './dashboard/notWhileRunning.ts'
import { formatNames } from './formats/format.ts'

/** What an import may be doing. */
const states = [
  'uploading',
  'waiting',
  'reading',
  'writing',
  'finished',
  'interrupted',
  'failed',
  'cancelled',
] as const

const shown: Field[] = [
  {
    name: 'state',
    type: 'select',
    options: [...states],
    required: true,
    defaultValue: 'waiting',
    index: true,
    admin: {
      components: {
        Field: '/src/plugins/importer/admin/RunReport.tsx#RunReport',
        Cell: '/src/plugins/importer/admin/StateCell.tsx#StateCell',
      },
    },
  },
  { name: 'files', type: 'text', required: true },
  {
    type: 'row',
    fields: [
      { name: 'format', type: 'select', options: [...formatNames], admin: { width: '50%' } },
      { name: 'startedBy', type: 'relationship', relationTo: 'users', admin: { width: '50%' } },
    ],
  },
  {
    type: 'row',
    fields: [
      { name: 'startedAt', type: 'date', admin: { date: withTime(), width: '50%' } },
      { name: 'finishedAt', type: 'date', admin: { date: withTime(), width: '50%' } },
    ],
  },
  {
    name: 'overwrite',
    type: 'checkbox',
    label: 'Overwrites what editors changed',
    defaultValue: false,
  },
]

/** Told by the report, and by the list where that has a column for it. */
const reported: Field[] = [
  { name: 'problem', type: 'textarea' },
  { name: 'progress', type: 'json' },
  {
    name: 'counts',
    type: 'json',
    label: 'Outcome',
    admin: { components: { Cell: '/src/plugins/importer/admin/CountsCell.tsx#CountsCell' } },
  },
]

/** For the importer alone. */
const own: Field[] = [
  { name: 'identity', type: 'text', hidden: true },
  { name: 'uploads', type: 'json', hidden: true },
  { name: 'shown', type: 'json', hidden: true },
  { name: 'isCancelled', type: 'checkbox', hidden: true },
]

type Wiring = { endpoints: Endpoint[]; afterDelete: CollectionAfterDeleteHook }

/** How each import went: written by the importer alone, for admins to read. */
export const imports = ({ endpoints, afterDelete }: Wiring): CollectionConfig => ({
  slug: 'imports',
  labels: { singular: 'Import', plural: 'Imports' },
  admin: {
    group: 'System',
    useAsTitle: 'files',
    defaultColumns: ['files', 'state', 'counts', 'startedAt', 'startedBy'],
    description: 'Film data that was brought in from files.',
    hidden: ({ user }) => user['role'] !== 'admin',
    components: {
      beforeListTable: ['/src/plugins/importer/admin/UploadFilms.tsx#UploadFilms'],
    },
  },
  defaultSort: '-createdAt',
  lockDocuments: false,
  graphQL: false,
  access: grant({ read: admins, delete: admins }),
  endpoints,
  hooks: {
    beforeOperation: [endAbandonedFirst],
    beforeDelete: [notWhileRunning],
    afterDelete: [afterDelete],
  },
  fields: [
    ...shown.map(readOnly),
    ...reported.map(
      (field) => ({ ...field, admin: { ...field.admin, condition: () => false } }) as Field,
    ),
    ...own,
  ],
})

const readOnly = (field: Field): Field =>
  field.type === 'row'
    ? { ...field, fields: field.fields.map(readOnly) }
    : ({ ...field, admin: { ...field.admin, readOnly: true } } as Field)

function withTime() {
  return { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy HH:mm:ss' } as const
}

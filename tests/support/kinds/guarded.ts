import type { FieldAccess } from 'payload'
import type { Kind } from './users.ts'

const admins: FieldAccess = ({ req }) => (req.user as { role?: string } | null)?.role === 'admin'
const byRecord: FieldAccess = ({ doc, req }) =>
  Boolean(doc && req.user && doc['owner'] === req.user.id)
const never: FieldAccess = () => false

/** Fields that not everyone may read, or nobody. */
export const Guarded: Kind = {
  slug: 'guarded',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'secret', type: 'text', access: { read: admins } },
    { name: 'never', type: 'number', access: { read: never }, defaultValue: 7 },
    { name: 'hidden', type: 'text', hidden: true, defaultValue: 'unseen' },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    { name: 'patron', type: 'relationship', relationTo: 'users', access: { read: admins } },
    {
      name: 'patrons',
      type: 'relationship',
      relationTo: 'users',
      hasMany: true,
      access: { read: admins },
    },
    {
      name: 'group',
      type: 'group',
      access: { read: admins },
      fields: [{ name: 'inner', type: 'text' }],
    },
    {
      name: 'open',
      type: 'group',
      fields: [{ name: 'shut', type: 'text', access: { read: admins } }],
    },
    {
      name: 'rows',
      type: 'array',
      access: { read: admins },
      fields: [{ name: 'inner', type: 'text' }],
    },
    {
      name: 'openRows',
      type: 'array',
      fields: [{ name: 'shut', type: 'text', access: { read: admins } }],
    },
    { name: 'tags', type: 'text', hasMany: true, access: { read: admins } },
    {
      name: 'options',
      type: 'select',
      hasMany: true,
      options: ['a', 'b'],
      access: { read: admins },
    },
    { name: 'day', type: 'date', access: { read: admins } },
  ],
}

/** A field that is read by whom the record names; its rule says so to no one. */
export const ByRecord: Kind = {
  slug: 'by-record',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'owner', type: 'number' },
    { name: 'diary', type: 'text', access: { read: byRecord } },
  ],
}

/** What the collection itself asks for, whatever a client does. */
export const Slim: Kind = {
  slug: 'slim',
  access: { read: () => true },
  defaultPopulate: { title: true },
  forceSelect: { number: true, group: { always: true } },
  defaultSort: '-number',
  fields: [
    { name: 'title', type: 'text' },
    { name: 'number', type: 'number' },
    { name: 'text', type: 'text' },
    {
      name: 'group',
      type: 'group',
      fields: [
        { name: 'always', type: 'text' },
        { name: 'else', type: 'text' },
      ],
    },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    { name: 'referring', type: 'join', collection: 'relations', on: 'slim' },
  ],
}

/** Files, of which strangers see the public ones. */
export const Media: Kind = {
  slug: 'media',
  access: { read: ({ req }) => Boolean(req.user) || { isPublic: { equals: true } } },
  upload: {
    disableLocalStorage: true,
    adminThumbnail: 'small',
    imageSizes: [
      { name: 'small', width: 10 },
      { name: 'wide-one', width: 100 },
    ],
  },
  fields: [
    { name: 'alt', type: 'text' },
    { name: 'isPublic', type: 'checkbox', defaultValue: true },
  ],
}

import {
  BlocksFeature,
  LinkFeature,
  RelationshipFeature,
  UploadFeature,
  lexicalEditor,
} from '@payloadcms/richtext-lexical'
import { admins, anyone, title } from './people.ts'
import type { Block } from 'payload'
import type { Kind } from '../kinds/users.ts'

const callToAction: Block = {
  slug: 'callToAction',
  fields: [
    { name: 'words', type: 'text' },
    {
      name: 'links',
      type: 'array',
      fields: [
        { name: 'to', type: 'relationship', relationTo: ['articles', 'events'] as never },
        { name: 'newTab', type: 'checkbox' },
      ],
    },
  ],
}
const columns: Block = {
  slug: 'columns',
  dbName: 'cols',
  fields: [
    {
      name: 'columns',
      type: 'array',
      fields: [
        { name: 'width', type: 'select', options: ['one-third', 'half', 'full'] },
        { name: 'image', type: 'upload', relationTo: 'images' as never },
        { name: 'inner', type: 'blocks', blocks: [callToAction] },
      ],
    },
  ],
}

/** A page builder's articles: a layout of blocks, drafts, a tree, and tabs around it all. */
export const Articles: Kind = {
  slug: 'articles',
  versions: { drafts: { autosave: { interval: 100 } }, maxPerDoc: 5 },
  access: {
    read: ({ req }) => (req.user ? true : { _status: { equals: 'published' } }),
  },
  admin: { useAsTitle: 'title' },
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Content',
          fields: [
            title,
            {
              name: 'body',
              type: 'richText',
              editor: lexicalEditor({
                features: ({ defaultFeatures }) => [
                  ...defaultFeatures,
                  LinkFeature({ enabledCollections: ['articles' as never] }),
                  UploadFeature({ collections: { images: { fields: [title as never] } } }),
                  RelationshipFeature(),
                  BlocksFeature({ blocks: [callToAction] }),
                ],
              }),
            },
            { name: 'layout', type: 'blocks', blocks: [callToAction, columns] },
          ],
        },
        {
          name: 'meta',
          fields: [
            { name: 'description', type: 'textarea' },
            { name: 'image', type: 'upload', relationTo: 'images' },
            { name: 'teams', type: 'relationship', relationTo: 'teams', hasMany: true },
            {
              name: 'robots',
              type: 'group',
              fields: [{ name: 'index', type: 'checkbox', defaultValue: true }],
            },
          ],
        },
      ],
    },
    { name: 'parent', type: 'relationship', relationTo: 'articles', filterOptions: () => true },
    { name: 'children', type: 'join', collection: 'articles', on: 'parent' },
    {
      name: 'breadcrumbs',
      type: 'array',
      fields: [
        { name: 'doc', type: 'relationship', relationTo: 'articles', maxDepth: 0 },
        { name: 'label', type: 'text' },
      ],
    },
    { name: 'host', type: 'relationship', relationTo: 'teams' },
    { name: 'authors', type: 'relationship', relationTo: ['staff', 'customers'], hasMany: true },
    { name: 'publishedAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { type: 'ui', name: 'preview', admin: { components: {} } },
    { name: 'slug', type: 'text', index: true, unique: true, admin: { position: 'sidebar' } },
    { name: 'internal', type: 'text', access: { read: admins } },
    { name: 'legacyId', type: 'number', hidden: true },
  ],
}

/** Happenings, with every plain kind of field an outsider may think of. */
export const Events: Kind = {
  slug: 'events',
  dbName: 'evt',
  access: anyone,
  forceSelect: { starts: true },
  fields: [
    title,
    { name: 'starts', type: 'date', timezone: true, required: true },
    { name: 'ends', type: 'date', timezone: { defaultTimezone: 'Europe/Berlin' } },
    { name: 'host', type: 'relationship', relationTo: 'teams' },
    { name: 'hostName', type: 'text', virtual: 'host.title' },
    { name: 'leadTeam', type: 'text', virtual: 'host.lead.team.title' },
    { name: 'fee', type: 'number', defaultValue: 12.5 },
    { name: 'rating', type: 'number', hasMany: true },
    { name: 'contact', type: 'email' },
    {
      name: 'kind',
      type: 'radio',
      options: ['talk', 'screening', 'q-and-a'],
      enumName: 'event_kind',
    },
    { name: 'notes', type: 'code' },
    { name: 'config', type: 'json' },
    {
      type: 'collapsible',
      label: 'Where',
      fields: [
        {
          name: 'venue',
          type: 'group',
          fields: [
            { name: 'name', type: 'text' },
            { name: 'rooms', type: 'text', hasMany: true },
            { name: 'photo', type: 'upload', relationTo: 'images', hasMany: true },
            {
              type: 'row',
              fields: [
                { name: 'contacts', type: 'relationship', relationTo: ['staff'], hasMany: true },
              ],
            },
          ],
        },
      ],
    },
    {
      name: 'sessions',
      type: 'array',
      dbName: 'evt_slots',
      fields: [
        title,
        {
          name: 'speakers',
          type: 'relationship',
          relationTo: ['staff', 'customers'],
          hasMany: true,
        },
        { name: 'speaker', type: 'relationship', relationTo: ['staff', 'customers'] },
        {
          name: 'slides',
          type: 'array',
          fields: [
            { name: 'image', type: 'upload', relationTo: ['images'] },
            {
              name: 'levels',
              type: 'select',
              hasMany: true,
              options: ['x', 'y'],
              enumName: 'slide_levels',
            },
          ],
        },
      ],
    },
    { name: 'tickets', type: 'join', collection: 'tickets', on: 'for', maxDepth: 2 },
    { name: 'boughtIn', type: 'join', collection: 'tickets', on: 'orders.events' },
  ],
}

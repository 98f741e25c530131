import type { PayloadRequest } from 'payload'
import { isRole } from '../kinds/users.ts'
import type { Kind } from '../kinds/users.ts'

type Asking = { req: PayloadRequest }
const anyone = { read: () => true }
const roleOf = ({ req }: Asking) => (req.user as { role?: string } | null)?.role
const admins = (args: Asking) => roleOf(args) === 'admin'
const title = { name: 'title', type: 'text' }
const owner = { name: 'owner', type: 'relationship', relationTo: 'people' }
const level = { name: 'level', type: 'number' }

/** Accounts that log in by a name, are verified, and have keys. */
export const People: Kind = {
  slug: 'people',
  auth: {
    useAPIKey: true,
    verify: true,
    maxLoginAttempts: 3,
    loginWithUsername: { allowEmailLogin: true, requireEmail: true },
    depth: 1,
  },
  access: anyone,
  fields: [
    { name: 'name', type: 'text' },
    { name: 'role', type: 'select', options: ['admin', 'editor', 'member'] },
    { name: 'boss', type: 'relationship', relationTo: 'people' },
  ],
}

/** Files with sizes that are named by a function, and a thumbnail that is one. */
export const Pictures: Kind = {
  slug: 'pictures',
  access: { read: ({ req }) => Boolean(req.user) || { level: { not_equals: 1 } } },
  upload: {
    disableLocalStorage: true,
    focalPoint: true,
    adminThumbnail: ({ doc }) => `/thumb/${String(doc['filename'])}`,
    imageSizes: [{ name: 'camelSize', width: 10 }],
  },
  fields: [{ name: 'alt', type: 'text' }, level, owner],
}

/** A whole table, its lists, and its choices under names of their own. */
const Renamed: Kind = {
  slug: 'renamed-things',
  dbName: 'custom_table',
  access: anyone,
  defaultSort: ['-level', 'owner.name'],
  fields: [
    title,
    level,
    owner,
    { name: 'choice', type: 'select', options: ['a', 'b'], enumName: 'own_enum' },
    { name: 'choices', type: 'select', hasMany: true, options: ['a', 'b'] },
    {
      name: 'rows',
      type: 'array',
      dbName: 'own_rows',
      fields: [
        { name: 'word', type: 'text', dbName: 'other_word' },
        { name: 'picks', type: 'select', hasMany: true, options: ['a', 'b'] },
        { name: 'any', type: 'relationship', relationTo: ['people', 'renamed-things'] },
      ],
    },
    { name: 'many', type: 'relationship', relationTo: 'renamed-things', hasMany: true },
    { name: 'referring', type: 'join', collection: 'renamed-things', on: 'many' },
    { name: 'inRows', type: 'join', collection: 'renamed-joining', on: 'rows.to' },
  ],
}

const RenamedJoining: Kind = {
  slug: 'renamed-joining',
  dbName: 'custom_joining',
  access: anyone,
  fields: [
    level,
    {
      name: 'rows',
      type: 'array',
      dbName: 'own_joining_rows',
      fields: [{ name: 'to', type: 'relationship', relationTo: 'renamed-things' }],
    },
  ],
}

/** Tabs within tabs, groups without names, lists in groups in tabs; a join in each. */
const Folded: Kind = {
  slug: 'folded',
  access: anyone,
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          name: 'first',
          fields: [
            {
              type: 'tabs',
              tabs: [
                {
                  name: 'second',
                  fields: [title, { name: 'back', type: 'relationship', relationTo: 'folded' }],
                },
                { label: 'Plain', fields: [{ name: 'plain', type: 'number', hasMany: true }] },
              ],
            },
            {
              name: 'group',
              type: 'group',
              fields: [
                {
                  name: 'list',
                  type: 'array',
                  fields: [
                    { type: 'row', fields: [{ name: 'word', type: 'text' }] },
                    {
                      name: 'deep',
                      type: 'group',
                      fields: [
                        { name: 'many', type: 'relationship', relationTo: 'people', hasMany: true },
                        { name: 'words', type: 'text', hasMany: true },
                        { name: 'picks', type: 'select', hasMany: true, options: ['u', 'v'] },
                        {
                          name: 'list',
                          type: 'array',
                          fields: [{ name: 'numbers', type: 'number', hasMany: true }],
                        },
                      ],
                    },
                  ],
                },
                { name: 'referring', type: 'join', collection: 'folded', on: 'first.second.back' },
              ],
            },
          ],
        },
        {
          label: 'Third',
          fields: [{ type: 'collapsible', label: 'More', fields: [level, owner] }],
        },
      ],
    },
    { type: 'group', fields: [{ name: 'unnamed', type: 'date', timezone: true }] },
  ],
}

/** A join of several collections, one on a list of any, and one on a list of a list of files. */
const Hub: Kind = {
  slug: 'hub',
  access: anyone,
  fields: [
    title,
    { name: 'several', type: 'join', collection: ['spokes', 'rims'], on: 'hub', maxDepth: 2 },
    {
      name: 'spokes',
      type: 'join',
      collection: 'spokes',
      on: 'hub',
      defaultSort: '-level',
      maxDepth: 3,
    },
    {
      name: 'anyMany',
      type: 'join',
      collection: 'spokes',
      on: 'anyMany',
      where: { level: { exists: true } },
    },
    { name: 'rims', type: 'join', collection: 'rims', on: 'hub', orderable: true },
    { name: 'trash', type: 'join', collection: 'binned', on: 'hub' },
    { name: 'drafts', type: 'join', collection: 'sketches', on: 'hub' },
    { name: 'ruled', type: 'join', collection: 'ruled', on: 'hub' },
  ],
}
const hub = { name: 'hub', type: 'relationship', relationTo: 'hub' }
const Spokes: Kind = {
  slug: 'spokes',
  access: { read: ({ req }) => admins({ req }) || { 'hub.title': { exists: true } } },
  fields: [
    level,
    hub,
    owner,
    { name: 'anyMany', type: 'relationship', relationTo: ['hub', 'people'], hasMany: true },
    { name: 'secret', type: 'text', access: { read: admins } },
    { name: 'rims', type: 'join', collection: 'rims', on: 'spoke' },
  ],
}
const Rims: Kind = {
  slug: 'rims',
  orderable: true,
  timestamps: false,
  defaultPopulate: { level: true },
  access: { read: ({ req }) => (req.user ? true : { level: { greater_than: -100 } }) },
  fields: [level, hub, { name: 'spoke', type: 'relationship', relationTo: 'spokes', maxDepth: 1 }],
}

/** In the bin, as drafts, and both. */
const Binned: Kind = {
  slug: 'binned',
  trash: true,
  access: anyone,
  fields: [title, hub, { name: 'self', type: 'relationship', relationTo: 'binned' }],
}
const Sketches: Kind = {
  slug: 'sketches',
  trash: true,
  versions: { drafts: { autosave: true, schedulePublish: true } },
  access: { read: ({ req }) => Boolean(req.user) || { _status: { equals: 'published' } } },
  fields: [
    title,
    hub,
    { name: 'self', type: 'relationship', relationTo: 'sketches' },
    { name: 'rows', type: 'array', fields: [title] },
  ],
}

/** Rules that look at whatever a rule may look at. */
const Ruled: Kind = {
  slug: 'ruled',
  access: {
    read: async ({ req, id }) => {
      await Promise.resolve()
      if (admins({ req })) return true
      if (id !== undefined && req.query['sort'] === 'never') return false
      return {
        or: [
          { and: [{ level: { greater_than: 0 } }, { hidden: { not_equals: 'x' } }] },
          { 'many.role': { equals: 'editor' } },
          { 'hub.spokes.level': { less_than: 0 } },
          { 'any.value': { equals: req.user?.id ?? 1 } },
        ],
      }
    },
  },
  fields: [
    title,
    level,
    hub,
    owner,
    { name: 'hidden', type: 'text', hidden: true },
    { name: 'many', type: 'relationship', relationTo: 'people', hasMany: true },
    { name: 'any', type: 'relationship', relationTo: ['people', 'hub'] },
    {
      name: 'whenLeft',
      type: 'text',
      access: { read: ({ siblingData }: any) => Boolean(siblingData?.level) },
    },
    {
      name: 'soon',
      type: 'text',
      access: { read: async ({ req }: Asking) => Promise.resolve(Boolean(req.user)) },
    },
    {
      name: 'byQuery',
      type: 'text',
      access: { read: ({ req }: Asking) => req.query['depth'] === '2' },
    },
    {
      name: 'byHeader',
      type: 'text',
      access: { read: ({ req }: Asking) => req.headers.has('authorization') },
    },
    {
      name: 'rows',
      type: 'array',
      fields: [
        title,
        {
          name: 'own',
          type: 'text',
          access: { read: ({ siblingData }: any) => siblingData?.title !== '1' },
        },
      ],
    },
  ],
}
/** A rule that always fails, and one that is nobody's. */
const Failing: Kind = {
  slug: 'failing',
  access: {
    read: ({ req }) => {
      if (!req.user) throw new Error('no rule for nobody')
      return true
    },
  },
  fields: [
    title,
    { name: 'broken', type: 'text', access: { read: ({ data }: any) => data?.title?.length > 0 } },
  ],
}

/** Fields by names that a statement of ours, or Payload itself, might use. */
const Named: Kind = {
  slug: 't1',
  access: anyone,
  fields: [
    ...[
      'p',
      'n',
      'q',
      'itself',
      'total',
      'body',
      'length',
      'rn',
      'place',
      'part',
      'group',
      'order',
      'select',
      'table',
      'limit',
      'user',
      'docs',
      'collection',
      'value',
      'relationTo',
      'constructor',
      'url',
      'sizes',
      'filename',
      'thumbnailURL',
      'path',
      'parent',
      'where',
      'hash',
      'x-y',
    ].map((name) => ({ name, type: 'text' })),
    { name: 't2', type: 'relationship', relationTo: 't1' },
    { name: 'type', type: 'select', options: ['and', 'or'] },
    {
      name: 't3',
      type: 'array',
      fields: [
        { name: 't4', type: 'text' },
        { name: 'order', type: 'number' },
      ],
    },
    { name: 'hasNextPage', type: 'join', collection: 't1', on: 't2' },
  ],
}

/** What happens around a read. */
const Around: Kind = {
  slug: 'around',
  access: anyone,
  hooks: {
    beforeOperation: [
      ({ args, req }) => {
        req.context['seen'] = true
        return args
      },
      ({ args }) => ('limit' in args && args.limit === 5 ? { ...args, limit: 1, depth: 0 } : args),
    ],
  },
  fields: [
    title,
    {
      name: 'told',
      type: 'text',
      access: { read: ({ req }: Asking) => req.context['seen'] === true },
    },
    hub,
  ],
}
const InRows: Kind = {
  slug: 'hooked-rows',
  access: anyone,
  fields: [
    title,
    {
      name: 'rows',
      type: 'array',
      fields: [
        { name: 'word', type: 'text', hooks: { afterRead: [({ value }: any) => `${value}?`] } },
      ],
    },
    {
      name: 'groups',
      type: 'group',
      hooks: { afterRead: [({ value }: any) => ({ ...value, added: 1 })] },
      fields: [title],
    },
  ],
}
const ToAll: Kind = {
  slug: 'to-all',
  access: anyone,
  defaultPopulate: { title: true, anyMany: true },
  fields: [
    title,
    ...[
      'around',
      'hooked-rows',
      'failing',
      'ruled',
      'sketches',
      'binned',
      't1',
      'folded',
      'renamed-things',

      'own-routes',
      'text-keyed',
      'number-keyed',
    ].map((relationTo) => ({
      name: `to${relationTo.replaceAll('-', '')}`,
      type: 'relationship',
      relationTo,
    })),
    {
      name: 'anyMany',
      type: 'relationship',
      relationTo: ['ruled', 'text-keyed', 'number-keyed', 'pictures'],
      hasMany: true,
    },
    { name: 'pictures', type: 'upload', relationTo: 'pictures', hasMany: true },
    { name: 'anyPicture', type: 'upload', relationTo: ['pictures', 'scans'] },
    { name: 'madeUp', type: 'text', virtual: 'toruled.title' },
  ],
}
const Scans: Kind = {
  slug: 'scans',
  access: { read: isRole('admin') },
  upload: { disableLocalStorage: true },
  fields: [level],
}

/** Ids of other kinds. */
const TextKeyed: Kind = {
  slug: 'text-keyed',
  access: anyone,
  fields: [
    { name: 'id', type: 'text', required: true },
    level,
    { name: 'self', type: 'relationship', relationTo: ['text-keyed', 'number-keyed'] },
    { name: 'referring', type: 'join', collection: 'number-keyed', on: 'one' },
  ],
}
const NumberKeyed: Kind = {
  slug: 'number-keyed',
  access: anyone,
  fields: [
    { name: 'id', type: 'number', required: true },
    { name: 'one', type: 'relationship', relationTo: 'text-keyed' },
    {
      name: 'many',
      type: 'relationship',
      relationTo: ['text-keyed', 'number-keyed'],
      hasMany: true,
    },
    { name: 'referring', type: 'join', collection: 'text-keyed', on: 'self' },
  ],
}

/** Not asked over GraphQL, and with routes of its own. */
const Unasked: Kind = {
  slug: 'unasked',
  graphQL: false,
  access: anyone,
  lockDocuments: false,
  fields: [title, level],
}
const Routed: Kind = {
  slug: 'own-routes',
  access: anyone,
  graphQL: { singularName: 'Route', pluralName: 'Ways' },
  endpoints: [
    { path: '/special', method: 'get', handler: () => Response.json({ special: true }) },
    { path: '/1', method: 'get', handler: () => Response.json({ one: true }) },
    {
      path: '/:id/more',
      method: 'get',
      handler: (req) => Response.json({ more: req.routeParams?.['id'] }),
    },
  ],
  fields: [title],
}
const Taken: Kind = {
  slug: 'taken',
  access: anyone,
  endpoints: [
    {
      path: '/:id',
      method: 'get',
      handler: (req) => Response.json({ taken: req.routeParams?.['id'] }),
    },
  ],
  fields: [title],
}

export const Odd: Kind[] = [
  Hub,
  Spokes,
  Rims,
  Renamed,
  RenamedJoining,
  Folded,
  Binned,
  Sketches,
  Ruled,
  Failing,
  Named,
  Around,
  InRows,
  TextKeyed,
  NumberKeyed,
  Scans,
  Unasked,
  Routed,
  Taken,
  ToAll,
]

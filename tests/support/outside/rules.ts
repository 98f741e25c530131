import { admins, anyone, title } from './people.ts'
import type { Kind } from '../kinds/users.ts'

/** Named by text, for anything, bought in orders. */
export const Tickets: Kind = {
  slug: 'tickets',
  trash: true,
  defaultSort: '-id',
  access: {
    read: ({ req }) => {
      if (admins({ req })) return true
      if (!req.user) return { for: { exists: false } }
      return { and: [{ 'orders.paid': { equals: true } }, { 'holder.value': { exists: true } }] }
    },
  },
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'for', type: 'relationship', relationTo: ['events', 'articles'] },
    { name: 'holder', type: 'relationship', relationTo: ['customers', 'staff'] },
    {
      name: 'orders',
      type: 'array',
      fields: [
        { name: 'paid', type: 'checkbox' },
        { name: 'events', type: 'relationship', relationTo: 'events' },
        {
          name: 'price',
          type: 'number',
          access: { read: ({ siblingData }: any) => siblingData?.paid },
        },
      ],
    },
    {
      name: 'code',
      type: 'text',
      access: { read: ({ data, req }: any) => Boolean(req.user && data?.id) },
    },
  ],
}

/** Read by rules that fail, that wait, that look at the request, and that are other wheres each time. */
export const Notes: Kind = {
  slug: 'notes',
  access: {
    read: async ({ req }) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (req.headers.get('authorization') === 'JWT x.y.z') throw new Error('a rule of the tests')
      const depth = Number.parseInt(req.query['depth'] as string) || 0
      return { and: [{ level: { less_than_equal: 4 + depth } }, { title: { not_equals: 'null' } }] }
    },
  },
  fields: [
    title,
    { name: 'level', type: 'number' },
    { name: 'about', type: 'relationship', relationTo: 'notes', hasMany: true, maxDepth: 2 },
    {
      name: 'related',
      type: 'join',
      collection: 'notes',
      on: 'about',
      where: { level: { exists: true } },
    },
    { name: 'hidden', type: 'group', hidden: true, fields: [{ name: 'inner', type: 'text' }] },
    {
      name: 'guarded',
      type: 'group',
      access: { read: ({ req }: any) => Promise.resolve(admins({ req })) },
      fields: [{ name: 'inner', type: 'relationship', relationTo: 'staff' }],
    },
    { name: 'throws', type: 'text', access: { read: ({ req }: any) => req.user.role === 'admin' } },
  ],
}

const hooked = (slug: string, hooks: object, more: object[] = []): Kind => ({
  slug,
  access: anyone,
  hooks: hooks,
  fields: [
    title,
    { name: 'level', type: 'number' },
    { name: 'of', type: 'relationship', relationTo: slug },
    ...more,
  ],
})

/** A hook of each kind, each in a collection of its own. */
export const BeforeOperations = hooked('before-operations', {
  beforeOperation: [
    ({ args, operation }: any) =>
      operation === 'read'
        ? { ...args, depth: 0, where: { and: [args.where ?? {}, { level: { exists: true } }] } }
        : args,
  ],
})
export const BeforeReads = hooked('before-reads', {
  beforeRead: [({ doc, req }: any) => ({ ...doc, title: `${doc.title} ${req.user?.id ?? ''}` })],
})
export const AfterReads = hooked('after-reads', {
  afterRead: [
    ({ doc, req }: any) =>
      Promise.resolve({ ...doc, seenBy: req.user?.id, query: req.query?.depth }),
  ],
})
export const AfterOperations = hooked('after-operations', {
  afterOperation: [
    ({ result, operation }: any) =>
      operation === 'find' && result.docs ? { ...result, docs: result.docs.slice(0, 2) } : result,
  ],
})
/** Hooks of fields that change their siblings, or fill what is not there. */
export const FieldHooks = hooked('field-hooks', {}, [
  {
    name: 'meddler',
    type: 'text',
    hooks: {
      afterRead: [
        ({ siblingData, value }: any) => {
          siblingData.level = 77
          return value
        },
      ],
    },
  },
  {
    name: 'slug',
    type: 'text',
    hooks: {
      afterRead: [
        ({ siblingData, value }: any) => value ?? String(siblingData.title ?? '').toLowerCase(),
      ],
    },
  },
  {
    name: 'lists',
    type: 'array',
    hooks: {
      afterRead: [({ value }: any) => (Array.isArray(value) ? [...value].reverse() : value)],
    },
    fields: [
      {
        name: 'word',
        type: 'text',
        hooks: { afterRead: [({ value }: any) => value && `${value}.`] },
      },
    ],
  },
])
/** Hooks that have nothing to do with reads. */
export const WriteHooks = hooked(
  'write-hooks',
  {
    beforeChange: [({ data }: any) => data],
    afterChange: [({ doc }: any) => doc],
    beforeValidate: [({ data }: any) => data],
  },
  [
    {
      name: 'slug',
      type: 'text',
      hooks: {
        beforeValidate: [({ value }: any) => value],
        beforeDuplicate: [({ value }: any) => value],
      },
    },
  ],
)
export const ToHooks: Kind = {
  slug: 'to-hooks',
  access: anyone,
  fields: [
    'before-operations',
    'before-reads',
    'after-reads',
    'after-operations',
    'field-hooks',
    'write-hooks',
    'silent',
    'counted',
  ]
    .map((relationTo): object => ({
      name: relationTo.replace('-', '_'),
      type: 'relationship',
      relationTo,
    }))
    .concat(title),
}

/** Parts of GraphQL switched off. */
export const Silent: Kind = {
  slug: 'silent',
  graphQL: { disableQueries: true },
  access: anyone,
  lockDocuments: false,
  fields: [title],
}
export const Mute: Kind = {
  slug: 'mute',
  graphQL: false,
  access: anyone,
  disableDuplicate: true,
  fields: [title],
}

/** Numbers for ids, an order of its own, and a name of several words. */
export const Counted: Kind = {
  slug: 'counted',
  orderable: true,
  labels: { singular: 'Counted Thing', plural: 'Things That Count' },
  enableQueryPresets: true,
  access: anyone,
  indexes: [{ fields: ['title', 'level'] }],
  fields: [
    { name: 'id', type: 'number', required: true },
    title,
    { name: 'level', type: 'number' },
    { name: 'next', type: 'relationship', relationTo: 'counted', hasMany: true },
    { name: 'one', type: 'relationship', relationTo: 'counted' },
    { name: 'previous', type: 'join', collection: 'counted', on: 'one', orderable: true },
    { name: 'tickets', type: 'relationship', relationTo: 'tickets', hasMany: true },
  ],
}

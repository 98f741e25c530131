import type { PayloadRequest } from 'payload'
import type { Kind } from '../kinds/users.ts'

type Asking = { req: PayloadRequest }

export const roleOf = ({ req }: Asking) => (req.user as { role?: string } | null)?.role
export const admins = (args: Asking) => roleOf(args) === 'admin'
export const anyone = { read: () => true }
export const title = { name: 'title', type: 'text' }

/** Staff, who see each other by what they are in. */
export const Staff: Kind = {
  slug: 'staff',
  auth: { useAPIKey: true, useSessions: false, tokenExpiration: 3600, depth: 2 },
  admin: { useAsTitle: 'fullName' },
  defaultPopulate: { first: true, last: true, team: true },
  access: {
    read: ({ req, id }) =>
      admins({ req }) || id === req.user?.id || { 'team.isPublic': { equals: true } },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'first', type: 'text' },
        { name: 'last', type: 'text' },
      ],
    },
    { name: 'fullName', type: 'text', virtual: true },
    { name: 'role', type: 'select', options: ['admin', 'editor', 'member'], saveToJWT: true },
    { name: 'team', type: 'relationship', relationTo: 'teams' },
    {
      name: 'phone',
      type: 'text',
      access: {
        read: ({ req, id, doc }: any) => Boolean(req.user) && (id ?? doc?.id) === req.user.id,
      },
    },
    {
      name: 'birthday',
      type: 'date',
      access: { read: ({ req }: Asking) => Promise.resolve(Boolean(req.user)) },
    },
  ],
}

export const Teams: Kind = {
  slug: 'teams',
  access: anyone,
  defaultSort: ['-size', 'title'],
  fields: [
    title,
    { name: 'isPublic', type: 'checkbox' },
    { name: 'size', type: 'number', index: true },
    { name: 'lead', type: 'relationship', relationTo: 'staff', maxDepth: 1 },
    { name: 'members', type: 'join', collection: 'staff', on: 'team', defaultSort: '-last' },
    { name: 'articles', type: 'join', collection: 'articles', on: 'meta.teams' },
    {
      name: 'everything',
      type: 'join',
      collection: ['articles', 'events'],
      on: 'host',
      defaultLimit: 3,
    },
  ],
}

/** Customers, apart from staff, who see themselves and whom they follow. */
export const Customers: Kind = {
  slug: 'customers',
  auth: { loginWithUsername: { allowEmailLogin: false, requireEmail: false } },
  access: {
    read: async ({ req }) => {
      await Promise.resolve()
      if (req.user?.collection === ('staff' as 'users')) return true
      return {
        or: [{ id: { equals: req.user?.id ?? 0 } }, { followers: { contains: req.user?.id ?? 0 } }],
      }
    },
  },
  fields: [
    { name: 'nick', type: 'text', unique: true },
    { name: 'followers', type: 'relationship', relationTo: 'customers', hasMany: true },
    { name: 'follows', type: 'join', collection: 'customers', on: 'followers' },
    {
      name: 'secretOf',
      type: 'group',
      fields: [
        {
          name: 'card',
          type: 'text',
          access: { read: ({ doc, req }: any) => doc?.id === req.user?.id },
        },
        { name: 'open', type: 'text' },
      ],
    },
    { name: 'seen', type: 'json' },
  ],
}

/** Pictures in sizes, seen by whoever the picture says. */
export const Images: Kind = {
  slug: 'images',
  folders: true,
  access: {
    read: ({ req }) =>
      Boolean(req.user) || { and: [{ draft: { not_equals: true } }, { credit: { exists: true } }] },
  },
  upload: {
    disableLocalStorage: true,
    adminThumbnail: 'thumb',
    filenameCompoundIndex: ['filename', 'alt'],
    displayPreview: true,
    withMetadata: true,
    imageSizes: [
      { name: 'thumb', width: 50 },
      { name: 'hero_wide', width: 1000, height: 200 },
      { name: 'Square', width: 20, height: 20, admin: { disableGroupBy: true } },
    ],
  },
  fields: [
    { name: 'alt', type: 'text' },
    { name: 'credit', type: 'relationship', relationTo: 'staff' },
    { name: 'draft', type: 'checkbox' },
    {
      name: 'tags',
      type: 'select',
      hasMany: true,
      options: ['a', 'b', { label: 'C', value: 'c-d' }],
    },
  ],
}

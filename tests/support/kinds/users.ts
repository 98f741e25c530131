import type { Access, CollectionConfig, PayloadRequest } from 'payload'

/** A collection of these tests, whose names are in no generated type. */
export type Kind = Omit<CollectionConfig, 'fields'> & { fields: object[] }

/** Whoever has this role. */
export const isRole =
  (role: string): Access =>
  ({ req }) =>
    (req.user as { role?: string } | null)?.role === role

/** Accounts with keys, where a caller sees an admin's and their own. */
export const Users: Kind = {
  slug: 'users',
  auth: { useAPIKey: true, depth: 0 },
  access: {
    read: ({ req }) =>
      isRole('admin')({ req }) || { or: [{ role: { equals: 'admin' } }, own(req.user?.id)] },
  },
  fields: [
    { name: 'name', type: 'text' },
    {
      name: 'role',
      type: 'select',
      options: ['admin', 'editor', 'member'],
      defaultValue: 'member',
    },
    {
      name: 'salary',
      type: 'number',
      access: { read: ({ req }: { req: PayloadRequest }) => Boolean(req.user) },
    },
    { name: 'friend', type: 'relationship', relationTo: 'users' },
    { name: 'relations', type: 'join', collection: 'relations', on: 'owner' },
  ],
}

const own = (id: number | string | undefined) => ({ id: { equals: id ?? null } })

/** Accounts of another kind, which see nothing of the first. */
export const Visitors: Kind = {
  slug: 'visitors',
  auth: true,
  access: { read: ({ req }) => Boolean(req.user) },
  fields: [{ name: 'nick', type: 'text' }],
}

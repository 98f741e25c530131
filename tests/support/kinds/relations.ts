import { isRole } from './users.ts'
import type { Kind } from './users.ts'

/** References of each kind, to collections of every temper. */
export const Relations: Kind = {
  slug: 'relations',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    { name: 'self', type: 'relationship', relationTo: 'relations', maxDepth: 1 },
    { name: 'scalar', type: 'relationship', relationTo: 'scalars' },
    { name: 'many', type: 'relationship', relationTo: 'boxes', hasMany: true },
    { name: 'any', type: 'relationship', relationTo: ['users', 'boxes', 'text-ids'] },
    {
      name: 'anyMany',
      type: 'relationship',
      relationTo: ['users', 'boxes', 'slim'],
      hasMany: true,
    },
    { name: 'picture', type: 'upload', relationTo: 'media' },
    { name: 'pictures', type: 'upload', relationTo: 'media', hasMany: true },
    { name: 'named', type: 'relationship', relationTo: 'text-ids' },
    { name: 'numbered', type: 'relationship', relationTo: 'number-ids' },
    { name: 'numberedMany', type: 'relationship', relationTo: 'number-ids', hasMany: true },
    { name: 'owned', type: 'relationship', relationTo: 'owned' },
    { name: 'ownedMany', type: 'relationship', relationTo: 'owned', hasMany: true },
    { name: 'guarded', type: 'relationship', relationTo: 'guarded' },
    { name: 'slim', type: 'relationship', relationTo: 'slim' },
    { name: 'never', type: 'relationship', relationTo: 'scalars', maxDepth: 0 },
  ],
}

/** References to collections whose reads run hooks. */
export const ToHooked: Kind = {
  slug: 'to-hooked',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'hooked', type: 'relationship', relationTo: 'hooked' },
    { name: 'after', type: 'relationship', relationTo: 'after-read' },
    { name: 'before', type: 'relationship', relationTo: 'before-read', hasMany: true },
    { name: 'operated', type: 'relationship', relationTo: 'operated' },
    { name: 'operatedMany', type: 'relationship', relationTo: 'operated', hasMany: true },
    { name: 'finished', type: 'relationship', relationTo: 'finished' },
    { name: 'draft', type: 'relationship', relationTo: 'drafts' },
    { name: 'trashed', type: 'relationship', relationTo: 'trashed' },
    { name: 'virtual', type: 'relationship', relationTo: 'virtuals' },
  ],
}

/** What is seen by its owner, and, through a relation, by whoever is friends with an admin. */
export const Owned: Kind = {
  slug: 'owned',
  access: {
    read: ({ req }) =>
      isRole('admin')({ req }) ||
      (req.user
        ? { or: [{ owner: { equals: req.user.id } }, { 'owner.role': { equals: 'editor' } }] }
        : false),
  },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    { name: 'referring', type: 'join', collection: 'relations', on: 'owned' },
  ],
}

/** What is asked for by each kind of join. */
export const Joined: Kind = {
  slug: 'joined',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    {
      name: 'single',
      type: 'join',
      collection: 'joining',
      on: 'one',
      defaultSort: '-number',
      defaultLimit: 2,
    },
    { name: 'ofMany', type: 'join', collection: 'joining', on: 'many', maxDepth: 2 },
    { name: 'inRows', type: 'join', collection: 'joining', on: 'rows.one' },
    {
      name: 'inGroup',
      type: 'join',
      collection: 'joining',
      on: 'group.one',
      where: { number: { greater_than: 2 } },
    },
    { name: 'ofAny', type: 'join', collection: 'joining', on: 'any' },
    { name: 'several', type: 'join', collection: ['joining', 'owned-joining'], on: 'one' },
    {
      name: 'guarded',
      type: 'join',
      collection: 'owned-joining',
      on: 'one',
      access: { read: isRole('admin') },
    },
    { name: 'seen', type: 'join', collection: 'owned-joining', on: 'one', defaultLimit: 0 },
    {
      name: 'group',
      type: 'group',
      fields: [{ name: 'inner', type: 'join', collection: 'joining', on: 'one' }],
    },
  ],
}

export const Joining: Kind = {
  slug: 'joining',
  access: { read: () => true },
  fields: [
    { name: 'number', type: 'number' },
    { name: 'one', type: 'relationship', relationTo: 'joined' },
    { name: 'many', type: 'relationship', relationTo: 'joined', hasMany: true },
    { name: 'any', type: 'relationship', relationTo: ['joined', 'users'] },
    {
      name: 'rows',
      type: 'array',
      fields: [{ name: 'one', type: 'relationship', relationTo: 'joined' }],
    },
    {
      name: 'group',
      type: 'group',
      fields: [{ name: 'one', type: 'relationship', relationTo: 'joined' }],
    },
    { name: 'secret', type: 'text', access: { read: isRole('admin') } },
  ],
}

export const OwnedJoining: Kind = {
  slug: 'owned-joining',
  access: { read: ({ req }) => (req.user ? { owner: { equals: req.user.id } } : false) },
  fields: [
    { name: 'number', type: 'number' },
    { name: 'one', type: 'relationship', relationTo: 'joined' },
    { name: 'owner', type: 'relationship', relationTo: 'users' },
  ],
}

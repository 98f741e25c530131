import { sql } from '@payloadcms/db-postgres'
import type { FieldHook } from 'payload'
import type { Kind } from './users.ts'

const shout: FieldHook = ({ value }: { value?: unknown }) =>
  typeof value === 'string' ? `${value}!` : value

const title = { name: 'title', type: 'text' } as const

/** A hook of one field, and one whose outcome is declared. */
export const Hooked: Kind = {
  slug: 'hooked',
  access: { read: () => true },
  fields: [
    title,
    { name: 'loud', type: 'text', hooks: { afterRead: [shout] } },
    {
      name: 'declared',
      type: 'text',
      hooks: { afterRead: [shout] },
      custom: {
        compiled: { value: ({ own }: { own: ReturnType<typeof sql> }) => sql`${own} || '!'` },
      },
    },
    { name: 'self', type: 'relationship', relationTo: 'hooked' },
  ],
}

/** Nothing but a declared hook, so that it is compiled. */
export const Declared: Kind = {
  slug: 'declared',
  access: { read: () => true },
  fields: [
    title,
    Hooked.fields[2]!,
    { name: 'self', type: 'relationship', relationTo: 'declared' },
  ],
}

export const AfterRead: Kind = {
  slug: 'after-read',
  access: { read: () => true },
  hooks: { afterRead: [({ doc }) => ({ ...doc, read: true })] },
  fields: [title],
}

export const BeforeRead: Kind = {
  slug: 'before-read',
  access: { read: () => true },
  hooks: { beforeRead: [({ doc }) => ({ ...doc, title: `${String(doc.title)}?` })] },
  fields: [title],
}

/** Its hook leaves out what is secret, wherever it is read. */
export const Operated: Kind = {
  slug: 'operated',
  access: { read: () => true },
  hooks: {
    beforeOperation: [
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- what both reads are still called
      ({ args, operation }) =>
        operation === 'read' && 'where' in args
          ? { ...args, where: { and: [args.where ?? {}, { secret: { not_equals: true } }] } }
          : args,
    ],
  },
  fields: [title, { name: 'secret', type: 'checkbox' }],
}

export const Finished: Kind = {
  slug: 'finished',
  access: { read: () => true },
  hooks: {
    afterOperation: [({ result }) => ({ ...(result as object), finished: true }) as typeof result],
  },
  fields: [title],
}

export const Drafts: Kind = {
  slug: 'drafts',
  access: { read: ({ req }) => Boolean(req.user) || { _status: { equals: 'published' } } },
  versions: { drafts: true },
  fields: [title, { name: 'rows', type: 'array', fields: [{ name: 'n', type: 'number' }] }],
}

export const Versioned: Kind = {
  slug: 'versioned',
  access: { read: () => true },
  versions: true,
  fields: [title],
}

export const Trashed: Kind = {
  slug: 'trashed',
  access: { read: () => true },
  trash: true,
  fields: [title],
}

export const Virtuals: Kind = {
  slug: 'virtuals',
  access: { read: () => true },
  fields: [
    title,
    { name: 'owner', type: 'relationship', relationTo: 'users' },
    { name: 'made', type: 'text', virtual: true, hooks: { afterRead: [() => 'made up'] } },
    { name: 'unmade', type: 'text', virtual: true },
    { name: 'ownerName', type: 'text', virtual: 'owner.name' },
    { name: 'ownerSalary', type: 'number', virtual: 'owner.salary' },
  ],
}

export const Ordered: Kind = {
  slug: 'ordered',
  orderable: true,
  access: { read: () => true },
  fields: [title],
}

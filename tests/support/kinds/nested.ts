import { values } from './scalars.ts'
import type { Kind } from './users.ts'

const quote = {
  slug: 'quote',
  fields: [
    { name: 'words', type: 'text' },
    { name: 'by', type: 'relationship', relationTo: 'users' },
  ],
}

const gallery = {
  slug: 'gallery',
  fields: [
    { name: 'pictures', type: 'upload', relationTo: 'media', hasMany: true },
    { name: 'captions', type: 'array', fields: [{ name: 'caption', type: 'text' }] },
  ],
}

/** Fields within fields: groups, tabs, rows, collapsibles, arrays, blocks. */
export const Nested: Kind = {
  slug: 'nested',
  access: { read: () => true },
  fields: [
    { type: 'row', fields: [{ name: 'inRow', type: 'text' }] },
    { type: 'collapsible', label: 'More', fields: [{ name: 'folded', type: 'number' }] },
    { type: 'group', fields: [{ name: 'inUnnamed', type: 'text' }] },
    {
      name: 'group',
      type: 'group',
      fields: [
        { name: 'text', type: 'text' },
        { name: 'options', type: 'select', hasMany: true, options: ['a', 'b'] },
        { name: 'numbers', type: 'number', hasMany: true },
        { name: 'owner', type: 'relationship', relationTo: 'users' },
        { name: 'many', type: 'relationship', relationTo: 'relations', hasMany: true },
        {
          name: 'deep',
          type: 'group',
          fields: [
            { name: 'day', type: 'date' },
            { name: 'list', type: 'array', fields: [{ name: 'item', type: 'text' }] },
            { name: 'any', type: 'relationship', relationTo: ['users', 'scalars'] },
          ],
        },
      ],
    },
    {
      type: 'tabs',
      tabs: [
        { label: 'Unnamed', fields: [{ name: 'inTab', type: 'text' }] },
        {
          name: 'tab',
          fields: [
            { name: 'text', type: 'text', defaultValue: 'tabbed' },
            { name: 'camelCased', type: 'array', fields: [{ name: 'n', type: 'number' }] },
          ],
        },
      ],
    },
    {
      name: 'rows',
      type: 'array',
      fields: [
        ...values,
        { name: 'owner', type: 'relationship', relationTo: 'users' },
        { name: 'picture', type: 'upload', relationTo: 'media' },
        { name: 'many', type: 'relationship', relationTo: 'users', hasMany: true },
        { name: 'any', type: 'relationship', relationTo: ['users', 'scalars'] },
        {
          name: 'inner',
          type: 'array',
          fields: [
            { name: 'label', type: 'text' },
            { name: 'tags', type: 'text', hasMany: true },
            { name: 'friends', type: 'relationship', relationTo: 'users', hasMany: true },
            { name: 'colours', type: 'select', hasMany: true, options: ['x', 'y'] },
          ],
        },
      ],
    },
    { name: 'blocks', type: 'blocks', blocks: [quote, gallery] },
  ],
}

/** Rows that have a group, of which Payload loses the rest where a select leaves something out. */
export const GroupedRows: Kind = {
  slug: 'grouped-rows',
  access: { read: () => true },
  fields: [
    { name: 'title', type: 'text' },
    {
      name: 'rows',
      type: 'array',
      fields: [
        { name: 'text', type: 'text' },
        { name: 'group', type: 'group', fields: [{ name: 'inner', type: 'text' }] },
      ],
    },
  ],
}

/** Fields within fields, but without any that Payload stores aside. */
export const Boxes: Kind = {
  slug: 'boxes',
  access: { read: () => true },
  defaultSort: ['-size', 'label'],
  fields: [
    { name: 'label', type: 'text' },
    { name: 'size', type: 'number' },
    {
      name: 'slots',
      type: 'array',
      fields: [
        { name: 'owner', type: 'relationship', relationTo: 'users' },
        { name: 'many', type: 'relationship', relationTo: 'users', hasMany: true },
        { name: 'words', type: 'text', hasMany: true },
        { name: 'numbers', type: 'number', hasMany: true },
        {
          name: 'inner',
          type: 'array',
          fields: [{ name: 'options', type: 'select', hasMany: true, options: ['x', 'y'] }],
        },
      ],
    },
  ],
}

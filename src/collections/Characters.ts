import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { searchHint } from '#src/fields/searchHint.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import type { CollectionConfig } from 'payload'

export const Characters: CollectionConfig = {
  slug: 'characters',
  admin: {
    group: 'Catalogue',
    useAsTitle: 'name',
    defaultColumns: ['name', 'role', 'description'],
    listSearchableFields: ['name', 'castings.movie.title', 'castings.actor.name'],
    components: { beforeListTable: [searchHint('name, film or actor')] },
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    description: 'Whom actors play. One character may appear in many films.',
  },
  defaultSort: 'name',
  defaultPopulate: { castings: false },
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: {
    beforeOperation: [lockRecord],
    beforeDelete: [
      refuseWhileUsed({ collection: 'castings', field: 'character', as: ['casting', 'castings'] }),
    ],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      index: true,
      admin: { description: 'As the film names them: Ellen Ripley.' },
      hooks: { beforeValidate: [trimmed] },
    },
    {
      name: 'role',
      type: 'text',
      maxLength: 200,
      admin: { description: 'What they are to the story: the hero, her brother, a stranger.' },
      hooks: { beforeValidate: [trimmed] },
    },
    {
      name: 'description',
      type: 'textarea',
      admin: { description: 'Who they are, in a sentence or two.' },
      hooks: { beforeValidate: [trimmed] },
    },
    {
      name: 'castings',
      type: 'join',
      label: 'Appears in',
      collection: 'castings',
      on: 'character',
      maxDepth: 2,
      defaultLimit: 100,
      defaultSort: ['-movie.released', 'order'],
      admin: { defaultColumns: ['movie', 'actor', 'order'] },
    },
  ],
}

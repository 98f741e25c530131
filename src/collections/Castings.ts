import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { searchHint } from '#src/fields/searchHint.ts'
import { whole } from '#src/fields/whole.ts'
import { hasActorOrCharacter } from '#src/hooks/hasActorOrCharacter.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import type { CollectionConfig } from 'payload'

export const Castings: CollectionConfig = {
  slug: 'castings',
  labels: { singular: 'Casting', plural: 'Cast' },
  admin: {
    group: 'Catalogue',
    defaultColumns: ['movie', 'actor', 'character', 'order'],
    listSearchableFields: ['movie.title', 'movie.originalTitle', 'actor.name', 'character.name'],
    components: { beforeListTable: [searchHint('film, actor or character')] },
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    description: 'Who plays whom in which film.',
  },
  defaultSort: '-createdAt',
  lockDocuments: false,
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: { beforeOperation: [lockRecord], beforeValidate: [hasActorOrCharacter] },
  fields: [
    { name: 'movie', type: 'relationship', relationTo: 'movies', required: true, label: 'Film' },
    {
      name: 'actor',
      type: 'relationship',
      relationTo: 'persons',
      admin: { description: 'Who acts. An actor or a character is needed.' },
    },
    {
      name: 'character',
      type: 'relationship',
      relationTo: 'characters',
      admin: { description: 'Whom they play. Left empty where the part has no name.' },
    },
    {
      name: 'heading',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: { Field: '/src/admin/castings/CastingTitle.tsx#CastingTitle' },
      },
    },
    whole('order', {
      min: 1,
      max: 1_000_000,
      description: 'The place in the billing, from 1. Left empty: after the last.',
    }),
  ],
}

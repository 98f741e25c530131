import { grant } from '#src/access/grant.ts'
import { owns, signedIn } from '#src/access/rules.ts'
import { searchHint } from '#src/fields/searchHint.ts'
import { ownedByCaller } from '#src/hooks/ownedByCaller.ts'
import { timesByServer } from '#src/hooks/timesByServer.ts'
import type { CollectionConfig } from 'payload'

/** Which films a user likes. Everyone, admins too, sees and changes their own alone. */
export const Favorites: CollectionConfig = {
  slug: 'favorites',
  admin: {
    group: 'Accounts',
    defaultColumns: ['movie', 'createdAt'],
    listSearchableFields: ['movie.title', 'movie.originalTitle'],
    components: { beforeListTable: [searchHint('film')] },
    description: 'The films that you like. Nobody else sees them.',
  },
  defaultSort: '-createdAt',
  lockDocuments: false,
  disableDuplicate: true,
  access: grant({ read: owns('user'), create: signedIn, delete: owns('user') }),
  hooks: { beforeValidate: [timesByServer] },
  indexes: [{ fields: ['user', 'movie'], unique: true }],
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      admin: { readOnly: true, position: 'sidebar' },
      hooks: { beforeValidate: [ownedByCaller] },
    },
    { name: 'movie', type: 'relationship', relationTo: 'movies', required: true, label: 'Film' },
  ],
}

import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { uniqueName } from '#src/fields/uniqueName.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import type { CollectionConfig } from 'payload'

export const Genres: CollectionConfig = {
  slug: 'genres',
  admin: {
    group: 'Lists',
    useAsTitle: 'name',
    defaultColumns: ['name'],
    pagination: { defaultLimit: 100 },
    description: 'The kinds of film, as a shelf in a shop would name them.',
  },
  defaultSort: 'name',
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: {
    beforeOperation: [lockRecord],
    beforeDelete: [
      refuseWhileUsed({ collection: 'movies', field: 'genres', as: ['film', 'films'] }),
    ],
  },
  fields: [uniqueName('Its usual English name, such as Film noir.')],
}

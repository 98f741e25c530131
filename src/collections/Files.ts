import { grant } from '#src/access/grant.ts'
import { setByServer, staffOrNamedIn } from '#src/access/fields.ts'
import { anyOf, matching, owns, signedIn, staff } from '#src/access/rules.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { ownedByCaller } from '#src/hooks/ownedByCaller.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import { staysPublicWhileShown } from '#src/hooks/staysPublicWhileShown.ts'
import type { CollectionConfig, ImageSize } from 'payload'

export const Files: CollectionConfig = {
  slug: 'files',
  admin: {
    group: 'Media',
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'mimeType', 'filesize', 'isPublic'],
    listSearchableFields: ['filename', 'alt'],
    description: 'Posters, photos and documents.',
  },
  defaultSort: '-createdAt',
  disableDuplicate: true,
  access: grant({
    read: anyOf(staff, owns('owner'), matching({ isPublic: { equals: true } })),
    create: signedIn,
    update: anyOf(staff, owns('owner')),
    delete: anyOf(staff, owns('owner')),
  }),
  hooks: {
    beforeOperation: [lockRecord],
    beforeValidate: [staysPublicWhileShown],
    beforeDelete: [
      refuseWhileUsed(
        { collection: 'movies', field: 'posters', as: ['film', 'films'] },
        { collection: 'persons', field: 'photos.file', as: ['person', 'people'] },
      ),
    ],
  },
  upload: {
    mimeTypes: [
      'image/jpeg',
      'image/png',
      'image/webp',
      'image/avif',
      'image/gif',
      'application/pdf',
    ],
    imageSizes: [92, 185, 342, 780].map(webp),
    constructorOptions: { limitInputPixels: 50_000_000 },
    adminThumbnail: 'w185',
    focalPoint: true,
    pasteURL: false,
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      maxLength: 500,
      admin: { description: 'What the picture shows, for those who cannot see it.' },
      hooks: { beforeValidate: [trimmed] },
    },
    {
      name: 'isPublic',
      type: 'checkbox',
      label: 'Public',
      defaultValue: true,
      admin: { description: 'Everyone may see it. A private file is for its owner and staff.' },
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      access: { ...setByServer, read: staffOrNamedIn('owner') },
      admin: { readOnly: true, position: 'sidebar' },
      hooks: { beforeValidate: [ownedByCaller] },
    },
    {
      name: 'key',
      type: 'text',
      unique: true,
      access: setByServer,
      admin: {
        readOnly: true,
        position: 'sidebar',
        description: 'Where the object store keeps it.',
      },
    },
  ],
}

function webp(width: number): ImageSize {
  return {
    name: `w${width}`,
    width,
    withoutEnlargement: true,
    formatOptions: { format: 'webp', options: { quality: 82 } },
  }
}

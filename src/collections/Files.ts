import { grant } from '#src/access/grant.ts'
import { setByServer, staffOrNamedIn } from '#src/access/fields.ts'
import { anyOf, matching, nobody, owns, signedIn, staff } from '#src/access/rules.ts'
import { imageSizes } from '#src/fields/imageSizes.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { ownedByCaller } from '#src/hooks/ownedByCaller.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import { staysPublicWhileShown } from '#src/hooks/staysPublicWhileShown.ts'
import type { CollectionConfig, NumberField } from 'payload'

export const Files: CollectionConfig = {
  slug: 'files',
  admin: {
    group: 'Media',
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'mimeType', 'filesize', 'isPublic'],
    listSearchableFields: ['filename', 'alt'],
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
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
  // The address is made from the name.
  forceSelect: { filename: true },
  upload: {
    mimeTypes: [
      'image/jpeg',
      'image/png',
      'image/webp',
      'image/avif',
      'image/gif',
      'application/pdf',
    ],
    adminThumbnail: 'w185',
    focalPoint: true,
    pasteURL: false,
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      label: 'Alt Text',
      maxLength: 500,
      admin: { description: 'What the picture shows, for those who cannot see it.' },
      hooks: { beforeValidate: [trimmed] },
    },
    {
      name: 'isPublic',
      type: 'checkbox',
      label: 'Public',
      defaultValue: true,
      admin: {
        description: 'Everyone may see it. A private file is for its owner and staff.',
        components: { Cell: '/src/admin/lists/PublicCell.tsx#PublicCell' },
      },
    },
    {
      name: 'owner',
      type: 'relationship',
      relationTo: 'users',
      access: { update: nobody, read: staffOrNamedIn('owner') },
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
    // Payload's own field, told as people say it.
    {
      name: 'filesize',
      type: 'number',
      label: 'File Size',
      admin: { components: { Cell: '/src/admin/lists/FileSizeCell.tsx#FileSizeCell' } },
    },
    imageSizes(),
    percent('focalX'),
    percent('focalY'),
  ],
}

/** Where a picture's point of interest is, in percent of its width or height. */
function percent(name: 'focalX' | 'focalY'): NumberField {
  return { name, type: 'number', min: 0, max: 100, admin: { hidden: true } }
}

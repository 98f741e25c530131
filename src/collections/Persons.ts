import { grant } from '#src/access/grant.ts'
import { setByServer } from '#src/access/fields.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { day } from '#src/fields/day.ts'
import { externalIds } from '#src/fields/externalIds.ts'
import { filmText } from '#src/fields/filmText.ts'
import { isPublicImage, publicImages } from '#src/fields/publicImages.ts'
import { searchHint } from '#src/fields/searchHint.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { hasSomeName } from '#src/hooks/hasSomeName.ts'
import { filterByDay } from '#src/hooks/filterByDay.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { onePrimaryPhoto } from '#src/hooks/onePrimaryPhoto.ts'
import { refuseWhileUsed } from '#src/hooks/refuseWhileUsed.ts'
import { rememberSentFields } from '#src/hooks/sentFields.ts'
import type { CollectionConfig, Field } from 'payload'

const facts: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'firstName',
        type: 'text',
        maxLength: 200,
        hooks: { beforeValidate: [trimmed] },
      },
      {
        name: 'lastName',
        type: 'text',
        maxLength: 200,
        index: true,
        hooks: { beforeValidate: [trimmed] },
        admin: {
          description: 'A person of one name has only a first or a last name.',
        },
      },
    ],
  },
  {
    name: 'name',
    type: 'text',
    index: true,
    access: setByServer,
    admin: {
      readOnly: true,
      // A column of the list, and no field of the form.
      condition: () => false,
      components: { Cell: '/src/admin/lists/TitleCell.tsx#TitleCell' },
    },
  },
  ...filmText('biography', 'Their life and work, in a few paragraphs.'),
  {
    ...day('dateOfBirth', 'Left empty where only the year is known.'),
    label: 'Date of Birth',
  },
  {
    name: 'gender',
    type: 'select',
    options: [
      { value: 'female', label: 'Female' },
      { value: 'male', label: 'Male' },
      { value: 'nonbinary', label: 'Nonbinary' },
      { value: 'other', label: 'Other' },
    ],
  },
  { name: 'country', type: 'relationship', relationTo: 'countries' },
]

const work: Field[] = [
  {
    name: 'directed',
    type: 'join',
    label: 'Directed',
    collection: 'movies',
    on: 'director',
    defaultLimit: 100,
    defaultSort: '-released',
    admin: { defaultColumns: ['title', 'year'] },
  },
  {
    name: 'castings',
    type: 'join',
    label: 'Acted in',
    collection: 'castings',
    on: 'actor',
    maxDepth: 2,
    defaultLimit: 100,
    defaultSort: ['-movie.released', 'order'],
    admin: { defaultColumns: ['movie', 'character', 'order'] },
  },
]

const photos: Field[] = [
  {
    name: 'mainPhoto',
    type: 'upload',
    relationTo: 'files',
    filterOptions: publicImages,
    validate: isPublicImage,
    admin: {
      disableBulkEdit: true,
      components: {
        Field: '/src/admin/pictures/Unsent.tsx#Unsent',
        Cell: '/src/admin/pictures/PictureCell.tsx#PictureCell',
      },
    },
  },
  {
    name: 'photos',
    type: 'array',
    labels: { singular: 'Photo', plural: 'Photos' },
    fields: [
      {
        name: 'file',
        type: 'upload',
        relationTo: 'files',
        required: true,
        filterOptions: publicImages,
        validate: isPublicImage,
      },
      {
        name: 'isPrimary',
        type: 'checkbox',
        label: 'Main photo',
        admin: {
          description: 'The one that lists show.',
          components: { Field: '/src/admin/pictures/MainPhotoTick.tsx#MainPhotoTick' },
        },
      },
    ],
  },
]

export const Persons: CollectionConfig = {
  slug: 'persons',
  labels: { singular: 'Person', plural: 'People' },
  admin: {
    group: 'Catalogue',
    useAsTitle: 'name',
    defaultColumns: ['mainPhoto', 'name', 'dateOfBirth', 'country'],
    listSearchableFields: ['name', 'externalIds.imdb'],
    components: { beforeListTable: [searchHint('name or IMDb id')] },
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    description: 'Those who act in films and direct them.',
  },
  defaultSort: 'name',
  defaultPopulate: { directed: false, castings: false },
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: {
    beforeOperation: [lockRecord, rememberSentFields, filterByDay('dateOfBirth')],
    beforeValidate: [hasSomeName, onePrimaryPhoto],
    beforeDelete: [
      refuseWhileUsed(
        { collection: 'movies', field: 'director', as: ['film', 'films'] },
        { collection: 'castings', field: 'actor', as: ['casting', 'castings'] },
      ),
    ],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        { label: 'Facts', fields: facts },
        { label: 'Films', fields: work },
        { label: 'Photos', fields: photos },
        { label: 'Ids', fields: [externalIds('nm')] },
      ],
    },
  ],
}

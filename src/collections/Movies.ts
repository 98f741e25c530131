import { grant } from '#src/access/grant.ts'
import { setByServer } from '#src/access/fields.ts'
import { anyone, staff } from '#src/access/rules.ts'
import { day } from '#src/fields/day.ts'
import { externalIds } from '#src/fields/externalIds.ts'
import { filmText } from '#src/fields/filmText.ts'
import { listOf, picturesOf } from '#src/fields/listOf.ts'
import { isPublicImage, publicImages } from '#src/fields/publicImages.ts'
import { searchHint } from '#src/fields/searchHint.ts'
import { trimmed } from '#src/fields/trimmed.ts'
import { whole } from '#src/fields/whole.ts'
import { filterByDay } from '#src/hooks/filterByDay.ts'
import { lockRecord } from '#src/hooks/lockRecord.ts'
import { posterAmongPosters } from '#src/hooks/posterAmongPosters.ts'
import { rememberSentFields } from '#src/hooks/sentFields.ts'
import { yearFollowsReleaseDate } from '#src/hooks/yearFollowsReleaseDate.ts'
import type { CollectionConfig, Field } from 'payload'

const anyYear = whole('year', {
  min: 1870,
  max: 2100,
  description: 'Follows the release day where that is set.',
})

const year: Field = {
  ...anyYear,
  admin: {
    ...anyYear.admin,
    components: { Field: '/src/admin/days/YearField.tsx#YearField' },
  },
}

const facts: Field[] = [
  {
    name: 'title',
    type: 'text',
    required: true,
    admin: {
      description: 'The title under which English-speaking viewers know it.',
      components: { Cell: '/src/admin/lists/TitleCell.tsx#TitleCell' },
    },
    hooks: { beforeValidate: [trimmed] },
  },
  {
    name: 'originalTitle',
    type: 'text',
    index: true,
    admin: { description: 'In its own language and script, where that differs.' },
    hooks: { beforeValidate: [trimmed] },
  },
  ...filmText('description', 'What the film is about, without giving the end away.'),
  {
    type: 'row',
    fields: [day('releaseDate', 'The day it opened to the public, festivals aside.'), year],
  },
  {
    name: 'released',
    type: 'text',
    access: setByServer,
    admin: {
      description:
        'The release day, else the year, else empty: sorts films by time, unknown ones last.',
      hidden: true,
      readOnly: true,
    },
  },
  {
    type: 'row',
    fields: [
      whole('duration', { min: 1, max: 100_000, description: 'In whole minutes.' }),
      whole('budget', {
        min: 0,
        max: Number.MAX_SAFE_INTEGER,
        description: 'In whole US dollars.',
      }),
    ],
  },
  {
    type: 'row',
    fields: [
      { name: 'director', type: 'relationship', relationTo: 'persons' },
      { name: 'country', type: 'relationship', relationTo: 'countries' },
    ],
  },
  listOf('genres', 'genres'),
]

const cast: Field[] = [
  {
    name: 'castings',
    type: 'join',
    label: 'Cast',
    collection: 'castings',
    on: 'movie',
    maxDepth: 2,
    defaultLimit: 100,
    defaultSort: 'order',
    admin: { defaultColumns: ['order', 'actor', 'character'] },
  },
]

const art: Field[] = [
  {
    name: 'poster',
    type: 'upload',
    relationTo: 'files',
    filterOptions: publicImages,
    validate: isPublicImage,
    label: 'Main Poster',
    admin: {
      description: 'The one that lists show.',
      disableBulkEdit: true,
      components: {
        Field: '/src/admin/pictures/PosterField.tsx#PosterField',
        Cell: '/src/admin/pictures/PictureCell.tsx#PictureCell',
      },
    },
  },
  picturesOf('posters'),
]

/**
 * What the database keeps for lists of films (docs/decisions/052-lists-kept-by-genre.md, 054-parts-of-words.md), as `Lists` of
 * compiled reads.
 */
const lists = {
  of: ['movies', 'movies_rels'],
  sortedBy: { released: 'year' },
  byReference: {
    genres: {
      table: 'movies_by_genre',
      reference: 'genre_id',
      columns: ['id', 'title', 'year', 'released', 'country_id', 'created_at'],
    },
  },
  counts: {
    table: 'movies_counts',
    field: 'genres',
    reference: 'genre_id',
    columns: ['year', 'country_id'],
  },
  byPart: ['title'],
}

export const Movies: CollectionConfig = {
  slug: 'movies',
  labels: { singular: 'Film', plural: 'Films' },
  admin: {
    group: 'Catalogue',
    useAsTitle: 'title',
    defaultColumns: ['poster', 'title', 'year', 'releaseDate', 'director', 'country', 'genres'],
    listSearchableFields: [
      'title',
      'originalTitle',
      'director.name',
      'castings.actor.name',
      'castings.character.name',
      'externalIds.imdb',
    ],
    components: { beforeListTable: [searchHint('title, director, actor, character or IMDb id')] },
    enableListViewSelectAPI: true,
    pagination: { defaultLimit: 25 },
    description: 'What the catalogue is about.',
  },
  defaultSort: '-released',
  custom: { lists },
  defaultPopulate: { castings: false },
  access: grant({ read: anyone, create: staff, update: staff, delete: staff }),
  hooks: {
    beforeOperation: [lockRecord, rememberSentFields, filterByDay('releaseDate')],
    beforeValidate: [yearFollowsReleaseDate, posterAmongPosters],
  },
  fields: [
    {
      type: 'tabs',
      tabs: [
        { label: 'Facts', fields: facts },
        { label: 'Cast', fields: cast },
        { label: 'Art', fields: art },
        { label: 'Ids', fields: [externalIds('tt')] },
      ],
    },
  ],
}

import { BlocksFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import type { CollectionConfig, CollectionSlug, Field, GlobalConfig, Plugin } from 'payload'

/** An example of a plugin with every kind of field, on our collections and on its own, which refer to each other in circles. */
export const festivals = (): Plugin => (config) => ({
  ...config,
  collections: [
    ...(config.collections ?? []).map((collection) => ({
      ...collection,
      fields: [...collection.fields, ...(added[collection.slug] ?? [])],
    })),
    ofFestivals,
    ofVisits,
    ofVenues,
  ],
  globals: [...(config.globals ?? []), season],
})

/** The generated types know our collections alone. */
const own = (slug: string) => slug as CollectionSlug

const rules = { access: grant({ read: anyone, create: staff, update: staff, delete: staff }) }

/** Records named in blocks, whose fields stand in the text. */
const withBlocks = lexicalEditor({
  features: ({ defaultFeatures }) => [
    ...defaultFeatures,
    BlocksFeature({
      blocks: [
        {
          slug: 'quote',
          fields: [
            { name: 'speaker', type: 'relationship', relationTo: 'persons' },
            { name: 'films', type: 'relationship', relationTo: 'movies', hasMany: true },
            { name: 'on', type: 'relationship', relationTo: ['persons', 'movies'] },
            {
              name: 'places',
              type: 'array',
              fields: [{ name: 'country', type: 'relationship', relationTo: 'countries' }],
            },
            { name: 'words', type: 'number' },
          ],
        },
      ],
    }),
  ],
})

const added: Record<string, Field[]> = {
  movies: [
    { name: 'format', type: 'select', options: ['35mm', 'digital'], required: true },
    { name: 'keywords', type: 'text', hasMany: true },
    { name: 'scores', type: 'number', hasMany: true },
    { name: 'isRestored', type: 'checkbox', defaultValue: false },
    { name: 'related', type: 'relationship', relationTo: 'movies', hasMany: true },
    { name: 'stills', type: 'upload', relationTo: 'files', hasMany: true },
    { name: 'bestVisit', type: 'relationship', relationTo: own('visits') },
    {
      name: 'about',
      type: 'relationship',
      relationTo: ['persons', own('festivals')],
      hasMany: true,
    },
    { name: 'notes', type: 'richText', editor: withBlocks },
    {
      name: 'awards',
      type: 'array',
      fields: [
        { name: 'category', type: 'text', required: true },
        { name: 'festival', type: 'relationship', relationTo: own('festivals'), required: true },
        { name: 'jury', type: 'relationship', relationTo: 'persons', hasMany: true },
        { name: 'tags', type: 'select', hasMany: true, options: ['shared', 'jury prize'] },
        { name: 'rounds', type: 'array', fields: [{ name: 'votes', type: 'number' }] },
      ],
    },
  ],
  persons: [{ name: 'agency', type: 'group', fields: [{ name: 'agent', type: 'text' }] }],
  castings: [{ name: 'isVoice', type: 'checkbox' }],
  genres: [{ name: 'within', type: 'relationship', relationTo: 'genres' }],
  users: [{ name: 'festival', type: 'relationship', relationTo: own('festivals') }],
  files: [{ name: 'credit', type: 'text' }],
}

const ofFestivals: CollectionConfig = {
  slug: 'festivals',
  ...rules,
  fields: [
    { name: 'name', type: 'text', required: true, unique: true },
    { name: 'twin', type: 'relationship', relationTo: own('festivals') },
    { name: 'opening', type: 'relationship', relationTo: 'movies' },
    { name: 'visit', type: 'relationship', relationTo: own('visits') },
    { name: 'venue', type: 'relationship', relationTo: own('venues') },
    { name: 'kind', type: 'select', options: ['big', 'small'] },
    { name: 'days', type: 'select', hasMany: true, options: ['friday', 'saturday'] },
    { name: 'begins', type: 'date' },
    { name: 'fee', type: 'number' },
    { name: 'raw', type: 'json' },
    { name: 'apiToken', type: 'text' },
    {
      type: 'tabs',
      tabs: [{ name: 'site', fields: [{ name: 'address', type: 'text' }] }],
    },
    {
      name: 'programme',
      type: 'blocks',
      blocks: [
        {
          slug: 'talk',
          fields: [{ name: 'speaker', type: 'relationship', relationTo: 'persons' }],
        },
        {
          slug: 'show',
          fields: [{ name: 'films', type: 'relationship', relationTo: 'movies', hasMany: true }],
        },
      ],
    },
  ],
}

/** Nothing of it is unique. */
const ofVisits: CollectionConfig = {
  slug: 'visits',
  ...rules,
  fields: [
    { name: 'festival', type: 'relationship', relationTo: own('festivals'), required: true },
    { name: 'part', type: 'relationship', relationTo: 'castings' },
    { name: 'impression', type: 'richText' },
    { name: 'stars', type: 'number', required: true },
  ],
}

/** Whose ids people choose. */
const ofVenues: CollectionConfig = {
  slug: 'venues',
  ...rules,
  fields: [
    { name: 'id', type: 'text', required: true },
    { name: 'seats', type: 'number' },
  ],
}

const season: GlobalConfig = {
  slug: 'season',
  fields: [
    { name: 'title', type: 'text' },
    { name: 'host', type: 'relationship', relationTo: 'persons' },
  ],
}

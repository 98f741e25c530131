import { grant } from '#src/access/grant.ts'
import { anyone, staff } from '#src/access/rules.ts'
import type { CollectionConfig, CollectionSlug, Field, Plugin } from 'payload'

/** An example of a plugin that requires fields on our collections: facts, records of ours, and records of its own. */
export const studios = (): Plugin => (config) => ({
  ...config,
  collections: [
    ...(config.collections ?? []).map((collection) => ({
      ...collection,
      fields: [...collection.fields, ...(added[collection.slug] ?? [])],
    })),
    ofStudios,
    ofCities,
  ],
})

/** The generated types know our collections alone. */
const own = (slug: string) => slug as CollectionSlug

const studio: Field = {
  name: 'studio',
  type: 'relationship',
  relationTo: own('studios'),
  required: true,
}

const added: Record<string, Field[]> = {
  movies: [
    studio,
    { name: 'shotIn', type: 'relationship', relationTo: 'countries', required: true },
    { name: 'releases', type: 'array', required: true, fields: [{ name: 'on', type: 'text' }] },
    { name: 'shops', type: 'relationship', relationTo: 'countries', hasMany: true, required: true },
  ],
  persons: [
    studio,
    { name: 'desk', type: 'group', fields: [{ name: 'floor', type: 'number', required: true }] },
  ],
  countries: [{ name: 'flag', type: 'upload', relationTo: 'files', required: true }],
  genres: [{ name: 'colour', type: 'text', required: true }],
  users: [{ name: 'office', type: 'relationship', relationTo: own('cities'), required: true }],
  files: [{ name: 'credit', type: 'text', required: true }],
  characters: [{ name: 'inventor', type: 'relationship', relationTo: 'persons', required: true }],
  castings: [studio, { name: 'wage', type: 'number', required: true }],
  favorites: [{ name: 'reason', type: 'text', required: true }],
}

const rules = { access: grant({ read: anyone, create: staff, update: staff, delete: staff }) }

/** Its city, without which it cannot be, and its best film, which came later. */
const ofStudios: CollectionConfig = {
  slug: 'studios',
  ...rules,
  fields: [
    { name: 'name', type: 'text', required: true },
    { name: 'city', type: 'relationship', relationTo: own('cities'), required: true },
    { name: 'best', type: 'relationship', relationTo: 'movies' },
    { name: 'owners', type: 'relationship', relationTo: 'persons', hasMany: true },
    { name: 'isOpen', type: 'checkbox', defaultValue: true },
  ],
}

const ofCities: CollectionConfig = {
  slug: 'cities',
  ...rules,
  fields: [{ name: 'name', type: 'text', required: true, unique: true }],
}

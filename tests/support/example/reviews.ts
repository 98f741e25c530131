import { grant } from '#src/access/grant.ts'
import { anyone, nobody, owns, signedIn } from '#src/access/rules.ts'
import { ownedByCaller } from '#src/hooks/ownedByCaller.ts'
import type { CollectionConfig, CollectionBeforeChangeHook, Plugin } from 'payload'

/** An example of a plugin: a field on films, a hook that fills it, and a collection of its own. */
export const reviews =
  ({ maxLength }: { maxLength: number }): Plugin =>
  (config) => ({
    ...config,
    collections: [...(config.collections ?? []).map(withTagline), reviewsOf(maxLength)],
  })

const withTagline = (collection: CollectionConfig): CollectionConfig =>
  collection.slug !== 'movies'
    ? collection
    : {
        ...collection,
        fields: [...collection.fields, { name: 'tagline', type: 'text' }],
        hooks: {
          ...collection.hooks,
          beforeChange: [...(collection.hooks?.beforeChange ?? []), taglineFromTitle],
        },
      }

/** Keeps: a film without a tagline announces itself. */
const taglineFromTitle: CollectionBeforeChangeHook = ({ data }) => ({
  ...data,
  tagline: data['tagline'] ?? `See ${String(data['title'])}!`,
})

const reviewsOf = (maxLength: number): CollectionConfig => ({
  slug: 'reviews',
  access: grant({ read: anyone, create: signedIn, update: nobody, delete: owns('author') }),
  fields: [
    { name: 'movie', type: 'relationship', relationTo: 'movies', required: true },
    {
      name: 'author',
      type: 'relationship',
      relationTo: 'users',
      hooks: { beforeValidate: [ownedByCaller] },
    },
    { name: 'text', type: 'textarea', required: true, maxLength },
  ],
})

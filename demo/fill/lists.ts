import { countries } from '../countries.ts'
import type { CountryFacts } from '../facts.ts'
import { genres } from '../genres.ts'
import { createMissing, type OnProgress } from './createMissing.ts'
import { type Desk, idsByKey, naturalKey } from './desk.ts'

/** Countries by name. */
export const fillCountries = async (desk: Desk, onProgress: OnProgress) =>
  createMissing<CountryFacts>(Object.values(countries), {
    step: 'Countries',
    ids: await idsByKey(desk, { collection: 'countries', fields: ['name'] }),
    keyOf: ({ name }) => naturalKey([name]),
    create: async (data) => {
      const { payload, user } = desk
      const options = { data, user, depth: 0, overrideAccess: false }
      return (await payload.create({ collection: 'countries', ...options })).id
    },
    onProgress,
  })

/** Genres by name. */
export const fillGenres = async (desk: Desk, onProgress: OnProgress) =>
  createMissing(genres, {
    step: 'Genres',
    ids: await idsByKey(desk, { collection: 'genres', fields: ['name'] }),
    keyOf: (name) => naturalKey([name]),
    create: async (name) => {
      const { payload, user } = desk
      const options = { data: { name }, user, depth: 0, overrideAccess: false }
      return (await payload.create({ collection: 'genres', ...options })).id
    },
    onProgress,
  })

import type { PayloadRequest } from 'payload'
import { drawPortrait } from '../art/drawPortrait.ts'
import { biographies } from '../biographies.ts'
import { countries } from '../countries.ts'
import type { FilmFacts, PersonFacts } from '../facts.ts'
import { personIds } from '../personIds.ts'
import { persons, type PersonKey } from '../persons.ts'
import { portrayed } from '../portrayed.ts'
import { createMissing, type OnProgress } from './createMissing.ts'
import { atOnce, type Desk, idsByKey, naturalKey } from './desk.ts'
import { uploadPicture } from './picture.ts'
import { richTextFor } from './richText.ts'

/** The persons that films name, by name and day of birth, each with the portrait that goes with them. */
export const fillPersons = async (
  desk: Desk,
  {
    films,
    countryIds,
    onProgress,
  }: {
    films: readonly FilmFacts[]
    countryIds: ReadonlyMap<string, number>
    onProgress: OnProgress
  },
) => {
  const toRichText = richTextFor(desk.payload, { collection: 'persons', name: 'biography' })
  return createMissing(namedIn(films), {
    step: 'People',
    ids: await idsByKey(desk, { collection: 'persons', fields: ['name', 'dateOfBirth'] }),
    keyOf: personKey,
    create: async (key) => {
      const [, , gender, country, dateOfBirth] = factsOf(key)
      const biography = biographies[key]
      const portrait = portrayed.has(key) ? await drawPortrait(sitter(key)) : undefined
      const data = {
        ...sitter(key),
        gender,
        ...(dateOfBirth && { dateOfBirth }),
        ...(country && { country: countryIds.get(naturalKey([countries[country].name])) ?? null }),
        ...(biography && { biography: toRichText(biography) }),
        ...(personIds[key] && { externalIds: personIds[key] }),
      }
      return atOnce(desk, async (req) => {
        const photos = portrait ? [{ file: await upload(req, { key, portrait }) }] : []
        const options = { data: { ...data, photos }, depth: 0, req, overrideAccess: false }
        return (await req.payload.create({ collection: 'persons', ...options })).id
      })
    },
    onProgress,
  })
}

/** What tells a person from others: the name and, where it is known, the day of birth. */
export const personKey = (key: PersonKey) => naturalKey([personName(key), factsOf(key)[4]])

export const personName = (key: PersonKey) => {
  const [firstName, lastName] = factsOf(key)
  return [firstName, lastName].filter(Boolean).join(' ')
}

/** Directors and casts, each person once. */
const namedIn = (films: readonly FilmFacts[]): PersonKey[] => {
  const named = films.flatMap(({ director, cast }) => [director, ...cast.map(([actor]) => actor)])
  return [...new Set(named.filter((key) => key !== null))]
}

const factsOf = (key: PersonKey): PersonFacts => persons[key]

const sitter = (key: PersonKey) => {
  const [firstName, lastName] = factsOf(key)
  return { ...(firstName && { firstName }), lastName }
}

const upload = (req: PayloadRequest, { key, portrait }: { key: PersonKey; portrait: Buffer }) => {
  const name = personName(key)
  return uploadPicture(req, { data: portrait, name, alt: `Monogram of ${name}` })
}

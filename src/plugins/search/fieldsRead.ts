import type { Field, FlattenedField, Payload, PayloadRequest } from 'payload'
import type { Slug } from './grants.ts'

/** The fields that a search finds by, counts by or shows. */
const used = {
  movies: [
    'title',
    'originalTitle',
    'year',
    'description',
    'descriptionText',
    'poster',
    'genres',
    'country',
    'director',
  ],
  persons: ['name', 'firstName', 'lastName', 'mainPhoto'],
  characters: ['name'],
  castings: ['movie', 'actor', 'character'],
  files: ['filename', 'url', 'sizes'],
  genres: ['name'],
  countries: ['name'],
} as const satisfies Record<Slug, string[]>

const ids = ['imdb', 'wikidata'] as const

type Of<S extends Slug> = `${S}.${(typeof used)[S][number]}`
export type UsedField =
  { [S in Slug]: Of<S> }[Slug] | `${'movies' | 'persons'}.externalIds.${(typeof ids)[number]}`

type Rule = (args: { req: PayloadRequest }) => unknown
type Ruled = { field: UsedField; rules: Rule[] }

/**
 * The used fields that this caller may not read, by the fields' own rules. A rule that asks for the record at hand is
 * none that a search can follow: what it does not grant without one stays out.
 */
export const unreadFields = async (req: PayloadRequest): Promise<UsedField[]> => {
  const ruled = ruledFields(req.payload)
  if (ruled.length === 0) return []
  const granted = await Promise.all(ruled.map(({ rules }) => grants(rules, req)))
  return ruled.filter((_, place) => !granted[place]).map(({ field }) => field)
}

async function grants(rules: Rule[], req: PayloadRequest): Promise<boolean> {
  for (const rule of rules) {
    try {
      if (!(await rule({ req }))) return false
    } catch {
      return false
    }
  }
  return true
}

const known = new WeakMap<Payload, Ruled[]>()

/** Most have no rule of their own: that is found out once. */
function ruledFields(payload: Payload): Ruled[] {
  const found = known.get(payload)
  if (found) return found
  const external = ids.map((id) => `externalIds.${id}`)
  const ruled = (Object.keys(used) as Slug[]).flatMap((slug) => {
    const paths: string[] =
      slug === 'movies' || slug === 'persons' ? [...used[slug], ...external] : [...used[slug]]
    const { flattenedFields } = payload.collections[slug].config
    return paths.map((path) => ({
      field: `${slug}.${path}` as UsedField,
      rules: rulesOn(flattenedFields, path.split('.')),
    }))
  })
  const kept = ruled.filter(({ rules }) => rules.length > 0)
  known.set(payload, kept)
  return kept
}

/** Of a field and of what it stands in; one that is not there, or hidden from every answer, nobody reads. */
function rulesOn(fields: FlattenedField[], [name, ...rest]: string[]): Rule[] {
  const field = fields.find((each) => each.name === name)
  if (!field || ('hidden' in field && field.hidden)) return [() => false]
  const own = (field as Field & { access?: { read?: Rule } }).access?.read
  const inner =
    rest.length > 0 ? rulesOn('flattenedFields' in field ? field.flattenedFields : [], rest) : []
  return [...(own ? [own] : []), ...inner]
}

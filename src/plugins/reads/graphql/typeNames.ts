import { formatNames, toWords } from 'payload'
import type { Payload, SanitizedCollectionConfig } from 'payload'
import type { Read } from '../capture.ts'

type Named = { slug: string; kind: Read['kind'] }

const known = new WeakMap<Payload, Map<string, Named>>()

/** The queries of each collection, by their names in the schema. */
export const typeNamesOf = (payload: Payload): Map<string, Named> => {
  const made =
    known.get(payload) ?? new Map(Object.values(payload.config.collections).flatMap(queriesOf))
  known.set(payload, made)
  return made
}

function queriesOf({ graphQL: given, slug }: SanitizedCollectionConfig): [string, Named][] {
  if (given === false) return []
  const graphQL: { singularName?: string; pluralName?: string } = given ?? {}
  const stock = formatNames(slug)
  const singular = graphQL.singularName ? toWords(graphQL.singularName, true) : stock.singular
  const several = graphQL.pluralName ? toWords(graphQL.pluralName, true) : stock.plural
  const plural = singular === several ? `all${singular}` : several
  return [
    [singular, { slug, kind: 'findByID' }],
    [plural, { slug, kind: 'find' }],
    [`count${plural}`, { slug, kind: 'count' }],
  ]
}

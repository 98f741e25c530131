import { NotCompiled } from '../obstacles.ts'
import { levelFor, recordOf } from './record.ts'
import { selectionsOf, within } from './selections.ts'
import type { Projection } from '../plan.ts'
import type { Root } from './document.ts'
import type { JoinsAsked } from './joinOptions.ts'
import type { Fragments, Selected } from './selections.ts'

type Place = {
  /** Tells the document from others. */
  key: string
  fragments: Fragments
  joins: JoinsAsked
}

/** What a question wants to know of each record. */
export const projectionOf = (root: Root, { key, fragments, joins }: Place): Projection => {
  const { kind, selected } = root
  const asked = within(selected, fragments)
  const facts = selectionsOf(asked)
  const docs = facts.filter(({ field }) => field?.name === 'docs')
  if (docs.length > 1) throw new NotCompiled('records in two ways')
  const record = kind === 'findByID' ? asked : docs[0] && within(docs[0], fragments)
  return {
    key: JSON.stringify([key, selected.as, [...joins.values()]]),
    counts: facts.some(tellsOfAll),
    recordOf: ({ compilation, slug, row }) => {
      const document = { compilation, fragments, joins }
      return recordOf(levelFor(document, { slug, row }), {
        document,
        selections: record ? selectionsOf(record) : [],
        typeName: record?.type.name ?? '',
      })
    },
  }
}

/** Facts of a list that can be told without all of it. */
const ofPage = new Set(['docs', 'limit', 'page', 'offset'])

const tellsOfAll = ({ field }: Selected) => field !== undefined && !ofPage.has(field.name)

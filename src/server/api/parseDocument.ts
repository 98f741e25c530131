import { GraphQLError, Kind, parse } from 'graphql'
import type { DocumentNode, SelectionNode, SelectionSetNode, Source } from 'graphql'

/** A document longer than this is no question to a film catalogue. */
const mostTokens = 10_000
const mostSelections = 10_000

/**
 * A document that can be validated in time: what validates it writes its fragments out, each as often as it is named, and
 * has no end where one names itself. A few hundred letters can ask for a billion fields.
 * @throws GraphQLError
 */
export function parseDocument(source: string | Source): DocumentNode {
  const document = parse(source, { maxTokens: mostTokens })
  if (!isBounded(document))
    throw new GraphQLError(
      `The query selects too much: at most ${mostSelections} fields, with its fragments written out, none of them within itself.`,
    )
  return document
}

/** Whether a document selects no more than can be validated in time. */
export const isBounded = (document: DocumentNode): boolean =>
  selectionsIn(document) <= mostSelections

/** How many fields a document selects with its fragments written out; without end where one is within itself. */
function selectionsIn({ definitions }: DocumentNode): number {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  )
  const counted = new Map<string, number>()

  const inSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => sum + inOne(selection), 0)

  const inOne = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return 1 + inFragment(selection.name.value)
    return 1 + inSet(selection.selectionSet)
  }

  const inFragment = (name: string): number => {
    const known = counted.get(name)
    if (known !== undefined) return known
    // What meets itself while it is counted never ends.
    counted.set(name, Infinity)
    const count = inSet(fragments.get(name))
    counted.set(name, count)
    return count
  }

  return definitions.reduce(
    (sum, one) => sum + ('selectionSet' in one ? inSet(one.selectionSet) : 0),
    0,
  )
}

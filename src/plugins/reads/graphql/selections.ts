import { Kind, getNamedType, isObjectType } from 'graphql'
import { NotCompiled } from '../obstacles.ts'
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  SelectionSetNode,
} from 'graphql'

/** What is asked for under one name of the answer: several selections of it are one. */
export type Selected = {
  /** In the answer. */
  as: string
  /** Undefined for the type's own name. */
  field: GraphQLField<unknown, unknown> | undefined
  nodes: FieldNode[]
}

export type Fragments = Map<string, FragmentDefinitionNode>

type Asked = { type: GraphQLObjectType; sets: SelectionSetNode[]; fragments: Fragments }

/** The fields that are asked of an object, in the order of the answer. */
export const selectionsOf = ({ type, sets, fragments }: Asked): Selected[] => {
  const found = new Map<string, Selected>()
  for (const set of sets) collect(set, { type, fragments, found })
  return [...found.values()]
}

type Collecting = {
  type: GraphQLObjectType
  fragments: Fragments
  found: Map<string, Selected>
}

function collect({ selections }: SelectionSetNode, place: Collecting) {
  for (const selection of selections) {
    if ((selection.directives ?? []).length > 0) throw new NotCompiled('a directive')
    if (selection.kind === Kind.FIELD) add(selection, place)
    else {
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? place.fragments.get(selection.name.value)
          : selection
      const on = fragment?.typeCondition?.name.value ?? place.type.name
      if (fragment && on === place.type.name) collect(fragment.selectionSet, place)
    }
  }
}

function add(node: FieldNode, { type, found }: Collecting) {
  const as = node.alias?.value ?? node.name.value
  const known = found.get(as)
  if (known) return void known.nodes.push(node)
  const field = type.getFields()[node.name.value]
  if (!field && node.name.value !== '__typename') throw new NotCompiled(node.name.value)
  found.set(as, { as, field, nodes: [node] })
}

/** What is asked of the object behind a selection. */
export const within = ({ field, nodes }: Selected, fragments: Fragments): Asked => {
  const type = field && getNamedType(field.type)
  if (!isObjectType(type)) throw new NotCompiled('no object')
  return {
    type,
    fragments,
    sets: nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : [])),
  }
}

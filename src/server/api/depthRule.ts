import { GraphQLError, Kind } from 'graphql'
import type {
  ASTVisitor,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  ValidationContext,
} from 'graphql'

/** Films, cast, actor, their films and so on: no page of ours nests deeper, and introspection needs fifteen. */
export const deepestSelection = 16

/** Refuses a document whose selections nest too deep, fragments followed. */
export const depthRule = (context: ValidationContext): ASTVisitor => {
  const known = new Map<string, number>()

  const depthOf = (set: SelectionSetNode | undefined): number =>
    set ? Math.max(...set.selections.map(depthOfOne)) : 0

  const depthOfOne = (selection: SelectionNode): number => {
    if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet)
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet)
    return depthOfFragment(selection.name.value)
  }

  // Each fragment is measured once; one within itself is refused by another rule and counts nothing here.
  const depthOfFragment = (name: string): number => {
    const measured = known.get(name)
    if (measured !== undefined) return measured
    known.set(name, 0)
    const depth = depthOf(context.getFragment(name)?.selectionSet)
    known.set(name, depth)
    return depth
  }

  return {
    OperationDefinition: (node) => {
      if (depthOf(node.selectionSet) > deepestSelection) context.reportError(tooDeep(node))
    },
  }
}

const tooDeep = (node: OperationDefinitionNode) =>
  new GraphQLError(`The query nests too deep: at most ${deepestSelection} levels.`, {
    nodes: [node],
  })

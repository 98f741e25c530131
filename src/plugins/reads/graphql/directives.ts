import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  visit,
} from 'graphql'
import { NotCompiled } from '../obstacles.ts'
import type { DocumentNode, FieldNode, FragmentSpreadNode, InlineFragmentNode } from 'graphql'

/**
 * The variables that decide what the directives of a document leave out.
 * @throws NotCompiled where it has others than `@include` and `@skip`
 */
export const directivesIn = (document: DocumentNode): string[] => {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'include' && name.value !== 'skip') throw new NotCompiled('a directive')
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

/** What a document asks for, with these variables. */
export const withoutDirectives = (
  document: DocumentNode,
  variables: Record<string, unknown>,
): DocumentNode => {
  const enter = <Node extends Selecting>(node: Node): Node | null | undefined => {
    if (!node.directives || node.directives.length === 0) return undefined
    return isAsked(node, variables) ? { ...node, directives: [] } : null
  }
  return visit(document, { Field: enter, FragmentSpread: enter, InlineFragment: enter })
}

type Selecting = FieldNode | FragmentSpreadNode | InlineFragmentNode

const isAsked = (node: Selecting, variables: Record<string, unknown>) =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false

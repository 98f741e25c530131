import { Kind, OperationTypeNode, getVariableValues, parse, visit } from 'graphql'
import { collectionNamed } from '../catalogue.ts'
import { NotCompiled } from '../obstacles.ts'
import { Recent } from '../recent.ts'
import { selectionsOf } from './selections.ts'
import { typeNamesOf } from './typeNames.ts'
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Collection, Payload } from 'payload'
import type { Read } from '../capture.ts'
import type { Fragments, Selected } from './selections.ts'

/** The schema that Payload answers by, and whether a document passes all of its rules. */
export type Gate = {
  schema: GraphQLSchema
  passes: (document: DocumentNode, variables: Record<string, unknown>) => boolean
}

/** One question of a document. */
export type Root = { selected: Selected; kind: Read['kind']; collection: Collection }

/** A document that consists of reads alone. */
export type Reading = {
  operation: OperationDefinitionNode
  fragments: Fragments
  roots: Root[]
}

/** A document of mutations that passes all rules: Payload's resolvers are to answer it. */
export type Writing = { document: DocumentNode }

type Asked = {
  payload: Payload
  gate: Gate
  query: string
  operationName: string | undefined
  variables: Record<string, unknown>
}

const known = new Recent<string, Reading | Writing | string>(1000)

/**
 * What a document asks for. It is parsed and validated once.
 * @throws NotCompiled where it asks for anything else, or does not pass the rules
 */
export const documentOf = (asked: Asked): Reading | Writing => {
  const key = JSON.stringify([asked.query, asked.operationName])
  const found = known.get(key) ?? read(asked)
  known.set(key, found)
  if (typeof found === 'string') throw new NotCompiled(found)
  return found
}

function read(asked: Asked): Reading | Writing | string {
  try {
    return compiled(asked)
  } catch (error) {
    if (error instanceof OtherVariables) throw error
    return error instanceof Error ? error.message : 'no document'
  }
}

/** The rules refuse a document for values of another type, too: the next may come with better ones. */
class OtherVariables extends NotCompiled {}

function compiled(asked: Asked): Reading | Writing {
  const { payload, gate, query, operationName, variables } = asked
  const document = parse(query, { maxTokens: 10_000 })
  const operation = operationIn(document, operationName)
  const { errors } = getVariableValues(gate.schema, operation.variableDefinitions ?? [], variables)
  if (errors) throw new OtherVariables('variables of another type')
  // What directives leave out depends on the variables, and so does what the rules say.
  visit(document, { Directive: () => refuse('a directive') })
  if (!gate.passes(document, variables)) throw new NotCompiled('refused by a rule')
  if (operation.operation === OperationTypeNode.MUTATION) return { document }
  const type = gate.schema.getQueryType()
  if (!type || operation.operation !== OperationTypeNode.QUERY) return refuse('no query')
  const fragments: Fragments = new Map()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  const selections = selectionsOf({ type, sets: [operation.selectionSet], fragments })
  return {
    operation,
    fragments,
    roots: selections.map((selected) => rootOf(selected, payload)),
  }
}

function operationIn(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const chosen = name ? operations.filter((each) => each.name?.value === name) : operations
  return chosen.length === 1 && chosen[0] ? chosen[0] : refuse('which operation')
}

const refuse = (why: string): never => {
  throw new NotCompiled(why)
}

function rootOf(selected: Selected, payload: Payload): Root {
  const { field } = selected
  const read = field && typeNamesOf(payload).get(field.name)
  const collection = read && collectionNamed(payload, read.slug)
  // A resolver that is not Payload's own answers in its own way.
  if (!collection || !resolvers[read.kind].test(String(field.resolve))) return refuse(selected.as)
  return { selected, kind: read.kind, collection }
}

const resolvers = {
  find: /findOperation\(options\)/,
  findByID: /findByIDOperation\(options\)/,
  count: /countOperation\(options\)/,
}

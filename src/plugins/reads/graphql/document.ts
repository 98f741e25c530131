import { Kind, OperationTypeNode, getVariableValues, parse, visit } from 'graphql'
import { collectionNamed } from '../catalogue.ts'
import { NotCompiled } from '../obstacles.ts'
import { Recent } from '../recent.ts'
import { directivesIn, withoutDirectives } from './directives.ts'
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
  /** Tells it from all others: the text, and what its directives decide. */
  key: string
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

type Known = Recent<string, Reading | Writing | string>

/** What each schema knows: what passes the rules of one may not pass those of another. */
const known = new WeakMap<GraphQLSchema, Known>()
/** The variables that a text's directives look at; why there is no telling, where there is none. */
const looked = new Recent<string, string[] | string>(1000)

/**
 * What a document asks for. It is parsed and validated once.
 * @throws NotCompiled where it asks for anything else, or does not pass the rules
 */
export const documentOf = (asked: Asked): Reading | Writing => {
  const { gate, query, operationName, variables } = asked
  const documents: Known = known.get(gate.schema) ?? new Recent(1000)
  known.set(gate.schema, documents)
  const names = looked.get(query) ?? attempt(() => directivesIn(parseText(query)))
  looked.set(query, names)
  if (typeof names === 'string') throw new NotCompiled(names)
  const decided = names.map((name) => variables[name] ?? null)
  const key = JSON.stringify([query, operationName, decided])
  const found = documents.get(key) ?? attempt(() => compiled(asked, key))
  documents.set(key, found)
  if (typeof found === 'string') throw new NotCompiled(found)
  return found
}

function attempt<Outcome>(work: () => Outcome): Outcome | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof OtherVariables) throw error
    return error instanceof Error ? error.message : 'no document'
  }
}

/** The rules refuse a document for values of another type, too: the next may come with better ones. */
class OtherVariables extends NotCompiled {}

const parseText = (query: string) => parse(query, { maxTokens: 10_000 })

function compiled({ payload, gate, ...asked }: Asked, key: string): Reading | Writing {
  const whole = parseText(asked.query)
  const coerced = variablesOf(whole, { gate, ...asked })
  // What the rules say depends on what the directives decide.
  if (!gate.passes(whole, asked.variables)) throw new NotCompiled('refused by a rule')
  const document = withoutDirectives(whole, coerced)
  const operation = operationIn(document, asked.operationName)
  if (payload.config.localization) mustBeOfOneLocale(document, operation)
  if (operation.operation === OperationTypeNode.MUTATION) return { document: whole }
  const type = gate.schema.getQueryType()
  if (!type || operation.operation !== OperationTypeNode.QUERY) return refuse('no query')
  const fragments: Fragments = new Map()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  const selections = selectionsOf({ type, sets: [operation.selectionSet], fragments })
  return {
    key,
    operation,
    fragments,
    roots: selections.map((selected) => rootOf(selected, payload)),
  }
}

/** @throws NotCompiled where it says of which locale anything is to be, and for every mutation */
function mustBeOfOneLocale(document: DocumentNode, { operation }: OperationDefinitionNode) {
  if (operation === OperationTypeNode.MUTATION) refuse('localization')
  visit(document, {
    Argument: ({ name: { value } }) => {
      if (/locale$/i.test(value)) refuse('a locale')
    },
  })
}

function variablesOf(
  document: DocumentNode,
  { gate, operationName, variables }: Omit<Asked, 'payload' | 'query'>,
): Record<string, unknown> {
  const { variableDefinitions = [] } = operationIn(document, operationName)
  const { coerced } = getVariableValues(gate.schema, variableDefinitions, variables)
  if (!coerced) throw new OtherVariables('variables of another type')
  return coerced
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

import { GraphQLError, getArgumentValues, getVariableValues } from 'graphql'
import { pagesFor, textOf } from '../answer.ts'
import { grantsOf } from '../access.ts'
import { afterHooks } from '../hooks.ts'
import { callerOf } from '../lean/caller.ts'
import { leanRequest } from '../lean/leanRequest.ts'
import { NotCompiled, NotForThisCaller } from '../obstacles.ts'
import { Outdated } from '../kept/premise.ts'
import { plan } from '../plans.ts'
import { run } from '../run.ts'
import { documentOf } from './document.ts'
import { joinsAskedIn } from './joinOptions.ts'
import { mutate } from './mutate.ts'
import { projectionOf } from './projection.ts'
import { selectionsOf, within } from './selections.ts'
import type { Payload, PayloadRequest } from 'payload'
import type { Asked } from '../lean/asked.ts'
import type { Read } from '../capture.ts'
import type { Gate, Reading, Root } from './document.ts'
import type { Executed } from './mutate.ts'
import type { Plan } from '../plan.ts'
import type { Found } from '../answer.ts'

/** What a client posts. */
export type Body = {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

export type Question = {
  asked: Asked
  body: Body
  gate: Gate
  payload: Payload
  /** Hears why a document is left to Payload. */
  left?: (why: unknown) => void
}

/** A document, and whether its caller may be taken for who they were, each statement telling whether that is so. */
type Presuming = { reading: Reading; presuming: boolean }

/**
 * Answers a document of reads with its text, and one of mutations with what came of it; undefined for every other, and
 * for reads that Payload would refuse: those are Payload's.
 */
export const graphqlAnswer = async (question: Question): Promise<Executed | string | undefined> => {
  const document = documentIn(question)
  if (!document) return undefined
  if ('document' in document) return mutate(document, question)
  try {
    return await answer({ reading: document, presuming: true }, question)
  } catch (error) {
    if (error instanceof Outdated) return graphqlAnew(document, question)
    // Payload tells of its refusals, and of the database's, in the words of GraphQL.
    question.left?.(error)
    return undefined
  }
}

const graphqlAnew = (reading: Reading, question: Question) =>
  answer({ reading, presuming: false }, question).catch((error: unknown) => {
    question.left?.(error)
    return undefined
  })

function documentIn({ body, gate, payload, left }: Question) {
  const { query, operationName, variables } = body
  const name = operationName ?? undefined
  try {
    return documentOf({ payload, gate, query, operationName: name, variables: variables ?? {} })
  } catch (error) {
    left?.(error)
    return undefined
  }
}

async function answer(
  { reading, presuming }: Presuming,
  { asked, body, gate, payload }: Question,
): Promise<string> {
  const { variables: inputs } = body
  const definitions = reading.operation.variableDefinitions ?? []
  const { coerced, errors } = getVariableValues(gate.schema, definitions, inputs ?? {})
  if (errors) throw new NotCompiled('variables of another type')
  const req = await leanRequest({ asked, payload, query: {} })
  req.payloadAPI = 'GraphQL'
  const { user, responseHeaders } = await callerOf(req, { asked, presuming })
  if (responseHeaders) throw new NotCompiled('headers of a strategy')
  req.user = user
  const grants = grantsOf(req)
  const answers = await Promise.all(
    reading.roots.map(async (root) => {
      const text = await rootAnswer(root, { reading, variables: coerced, req, grants })
      return `${JSON.stringify(root.selected.as)}:${text}`
    }),
  )
  return `{"data":{${answers.join(',')}}}`
}

type Place = {
  reading: Reading
  variables: Record<string, unknown>
  req: PayloadRequest
  grants: ReturnType<typeof grantsOf>
}

async function rootAnswer(root: Root, place: Place): Promise<string> {
  const { grants, reading, req, variables } = place
  const { collection, selected } = root
  const read = await afterHooks({
    collection,
    read: readOf(root, variables),
    req,
    thatExists: true,
  })
  const { fragments, key } = reading
  const joins = await joinsAskedIn(selected, { fragments, variables, req })
  const projection = projectionOf(root, { key, joins, fragments })
  const planned = await plan({ collection, grants, read, req, projection })
  // Payload asks the rules of all fields, whichever the document selects.
  if (grants.failed()) throw new NotForThisCaller('a rule that fails')
  const row = await run(req, planned)
  return textFor(root, { fragments, planned, row })
}

const notPlain = ['draft', 'trash', 'select', 'locale', 'fallbackLocale']

function readOf({ kind, selected }: Root, variables: Record<string, unknown>): Read {
  const { field, nodes } = selected
  const [node] = nodes
  if (!field || !node) throw new NotCompiled('no question')
  const args = getArgumentValues(field, node, variables)
  const given = Object.entries(args).filter(([, value]) => value !== undefined)
  if (given.some(([name, value]) => value === null || (notPlain.includes(name) && value !== false)))
    throw new NotCompiled('arguments of another kind')
  const { sort, ...rest } = Object.fromEntries(
    given.filter(([name]) => !notPlain.includes(name)),
  ) as Partial<Read> & { sort?: string }
  const sorted = sort ? { sort: sort.split(',') } : {}
  return kind === 'count' ? { ...rest, kind } : { ...rest, ...sorted, kind, depth: 0 }
}

type Answered = {
  fragments: Reading['fragments']
  planned: Plan
  row: Found | undefined
}

function textFor({ kind, selected }: Root, { fragments, planned, row }: Answered): string {
  const body = textOf(row)
  if (kind === 'findByID') {
    if (typeof body !== 'string') throw new GraphQLError('Not Found')
    return body
  }
  const facts: Record<string, unknown> =
    kind === 'count'
      ? { totalDocs: row?.total ?? 0 }
      : { ...pagesFor(planned, { length: row?.length ?? 0, total: row?.total }), offset: null }
  const { sets, type } = within(selected, fragments)
  const members = selectionsOf({ type, sets, fragments }).map(({ as, field }) => {
    const name = JSON.stringify(as)
    if (!field) return `${name}:${JSON.stringify(type.name)}`
    if (field.name === 'docs') return `${name}:${body ?? '[]'}`
    if (facts[field.name] === undefined) throw new NotCompiled(`no ${field.name}`)
    return `${name}:${JSON.stringify(facts[field.name])}`
  })
  return `{${members.join(',')}}`
}

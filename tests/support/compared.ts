import { execute, parse, specifiedRules, validate } from 'graphql'
import { createPayloadRequest, handleEndpoints } from 'payload'
import type { DocumentNode, GraphQLError } from 'graphql'
import type { Payload, SanitizedConfig } from 'payload'
import { graphqlAnswer } from '#src/plugins/reads/graphql/answer.ts'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'
import { gateOf } from '#src/server/api/handleGraphql.ts'
import type { Document } from './documents.ts'

/** Records of each collection, by their ids. */
export type Ids = Record<string, (number | string)[]>

/** What each caller brings to be known by. */
export type Callers = Record<string, Record<string, string>>

/** Two of Payload over one database: one with compiled reads, one without. */
export type World = {
  ours: Payload
  stock: Payload
  keys: { ours: string; stock: string }
  callers: Callers
  ids: Ids
}

export type Asked = {
  path: string
  headers: Record<string, string>
  /** Whether the query comes in the body of a POST that says it is a GET. */
  posted?: boolean
}

const origin = 'http://localhost:3000'

export type Answer = {
  status: number
  body: unknown
  errors: string[] | undefined
  way: Way
  why?: string
}
type Way = 'compiled' | 'fallback' | 'stock'

/** Asks the compiled reads, as the server does: what they leave goes on to Payload's router. */
export async function askOurs(world: World, asked: Asked): Promise<Answer> {
  const { ours, keys } = world
  const { path, headers } = asked
  if (asked.posted) return askOursByPost(world, asked)
  const url = `${origin}${path}`
  const request = new Request(url, { headers })
  const [pathname = '', ...search] = path.split(/(?=\?)/)
  const outcome = await leanAnswer(ours, { url, pathname, search: search.join(''), headers })
  if (outcome && 'body' in outcome) return toAnswer(new Response(outcome.body), 'compiled')
  if (outcome) outcome.resume(request)
  const answer = await toAnswer(
    await handleEndpoints({ config: ours.config, request, payloadInstanceCacheKey: keys.ours }),
    'fallback',
  )
  return { ...answer, why: outcome?.why?.message ?? 'no route of ours' }
}

/** Asks Payload alone. */
export async function askStock({ stock, keys }: World, asked: Asked): Promise<Answer> {
  const request = asked.posted ? postOf(asked) : new Request(`${origin}${asked.path}`, asked)
  return toAnswer(
    await handleEndpoints({ config: stock.config, request, payloadInstanceCacheKey: keys.stock }),
    'stock',
  )
}

/** A query that may be too long for an address goes to Payload's router, which asks the compiled reads. */
async function askOursByPost({ ours, keys }: World, asked: Asked): Promise<Answer> {
  const response = await handleEndpoints({
    config: ours.config,
    request: postOf(asked),
    payloadInstanceCacheKey: keys.ours,
  })
  return { ...(await toAnswer(response, 'fallback')), why: 'a POST' }
}

function postOf({ path, headers }: Asked): Request {
  const [pathname = '', search = ''] = path.split('?')
  return new Request(`${origin}${pathname}`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'x-http-method-override': 'GET',
    },
    body: search,
  })
}

type Posted = { document: Document; headers: Record<string, string> }

/** What a document is answered with, and where errors were, but not in which words. */
export type Data = { data: unknown; errors?: readonly GraphQLError[] }

const path = '/api/graphql'
const url = `${origin}${path}`

/** The compiled answer of a document, or why it is left to Payload. */
export async function askOursDocument({ ours }: World, { document, headers }: Posted) {
  const asked = { url, pathname: path, search: '', headers }
  const gate = gateFor(ours.config)
  let why: unknown
  const left = (reason: unknown) => (why = reason)
  const answer = await graphqlAnswer({ asked, body: document, gate, payload: ours, left })
  return typeof answer !== 'string'
    ? { why: why instanceof Error ? why.message : 'unknown' }
    : { answer: JSON.parse(answer) as Data }
}

/** What Payload's schema and resolvers answer. */
export async function askStockDocument({ stock, keys }: World, { document, headers }: Posted) {
  const { schema, problems } = gateFor(stock.config)
  const parsed = parse(document.query)
  const refused = problems(parsed, document.variables)
  if (refused.length > 0) return { data: undefined, errors: refused }
  const req = await createPayloadRequest({
    canSetHeaders: true,
    config: stock.config,
    payloadInstanceCacheKey: keys.stock,
    request: new Request(url, { method: 'POST', headers }),
  })
  const { data, errors } = await execute({
    schema,
    document: parsed,
    contextValue: { req, headers: {} },
    variableValues: document.variables,
  })
  return { data, ...(errors && { errors }) }
}

/** An answer without the order of what Payload gathers in the order of arrival: all lists but those of records. */
export function inNoOrder(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((each) => inNoOrder(each))
    const sorted = (one: unknown) => JSON.stringify(one)
    return key === 'docs' ? items : items.sort((a, b) => (sorted(a) < sorted(b) ? -1 : 1))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, inNoOrder(each, name)]),
  )
}

/** A config's schema, and what keeps a document from being asked. */
export const gateFor = (config: SanitizedConfig) => {
  const { schema, rulesFor } = gateOf(config)
  const problems = (document: DocumentNode, variableValues: Record<string, unknown>) =>
    validate(schema, document, [
      ...specifiedRules,
      ...rulesFor({ schema, document, variableValues }),
    ])
  const passes = (...asked: Parameters<typeof problems>) => problems(...asked).length === 0
  return { schema, passes, problems }
}

/**
 * What is told of a refused query: Payload names the paths that are known to be refused when the first group of
 * conditions has failed, in the order in which their rules have answered. Of those, that one is in both.
 */
export const inSameWords = (ours: string[] | undefined, stock: string[] | undefined) => {
  const [one, other] = [pathsIn(ours), pathsIn(stock)]
  return one && other && one.some((path) => other.includes(path)) ? stock : ours
}

const pathsIn = (errors: string[] | undefined) =>
  errors?.length === 1
    ? /^The following paths? cannot be queried: (.*)$/.exec(errors[0] ?? '')?.[1]?.split(', ')
    : undefined

async function toAnswer(response: Response, way: Way): Promise<Answer> {
  const { errors, ...body } = (await response.json()) as { errors?: { message: string }[] }
  // Each answer of an error has an id of its own.
  return {
    status: response.status,
    body,
    errors: errors?.map(({ message }) => message),
    way,
  }
}

import { specifiedRules, validate } from 'graphql'
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, PayloadRequest } from 'payload'
import { toExecuted, toParseError } from '../api/graphqlErrors.ts'
import { gateOf } from '../api/handleGraphql.ts'
import { isBounded } from '../api/parseDocument.ts'
import { unsoundJson } from '../api/unsoundJson.ts'
import { readText } from './readText.ts'
import { sendText } from './sendText.ts'
import type { Begun } from './quick.ts'

type Body = {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

type Asked = {
  url: string
  pathname: string
  search: string
  headers: IncomingMessage['headers']
  method: string
  text: string
}

/** What came of a document of mutations, and what is to be told beside it. */
type Executed = { result: ExecutionResult; req: PayloadRequest; responseHeaders: Headers }

/** What a plugin may answer before a Fetch request is made; undefined where it leaves a document to Payload. */
export type Graphql = (question: {
  asked: Asked
  body: Body
  gate: {
    schema: GraphQLSchema
    passes: (document: DocumentNode, variables: Record<string, unknown>) => boolean
  }
  payload: Payload
}) => Promise<Executed | string | undefined>

type Exchange = {
  message: IncomingMessage
  reply: ServerResponse
  payload: Payload
  /** Of our address. */
  origin: string
  graphql: Graphql
}

/** Answers a document that a plugin answers straight from the database. */
export async function quickGraphql(exchange: Exchange): Promise<'answered' | Begun | undefined> {
  const { message, reply, payload, origin, graphql } = exchange
  if (!isSimple(message)) return undefined
  const text = await readText(message)
  const body = bodyIn(text)
  if (!body) return { text }
  const pathname = '/api/graphql'
  const { headers } = message
  const asked = { url: `${origin}${pathname}`, pathname, search: '', headers, method: 'POST', text }
  const answer = await graphql({ asked, body, gate: gateFor(payload), payload })
  if (answer === undefined) return { text }
  const told = typeof answer === 'string' ? { body: answer } : await toldOf(answer)
  await sendText({ message, reply, payload, type, ...told })
  return 'answered'
}

async function toldOf({ result, req, responseHeaders }: Executed) {
  const { errors, ...rest } = await toExecuted(result, req)
  const told = errors ? { errors: errors.map(toParseError), ...rest } : rest
  return { body: JSON.stringify(told), responseHeaders }
}

const type = 'application/json; charset=utf-8'
const megabyte = 1024 * 1024

/** Of a known, bounded length, and about JSON on both sides; all else is for the API to judge. */
const isSimple = ({ headers }: IncomingMessage) =>
  Number(headers['content-length'] ?? Infinity) <= megabyte &&
  /^application\/json\b/i.test(headers['content-type'] ?? '') &&
  /^(application\/json|\*\/\*)/.test(headers.accept ?? '*/*')

function bodyIn(text: string): Body | undefined {
  if (text.includes('\\u0000')) return undefined
  try {
    const body = JSON.parse(text) as Partial<Record<keyof Body | 'extensions', unknown>> | null
    return isBody(body) && unsoundJson(body) === undefined ? body : undefined
  } catch {
    return undefined
  }
}

const isBody = (body: Partial<Record<keyof Body | 'extensions', unknown>> | null): body is Body =>
  body !== null &&
  typeof body.query === 'string' &&
  ['string', 'undefined'].includes(typeof (body.operationName ?? undefined)) &&
  typeof (body.variables ?? {}) === 'object' &&
  !Array.isArray(body.variables) &&
  (body.extensions ?? undefined) === undefined

const gates = new WeakMap<Payload, Parameters<Graphql>[0]['gate']>()

function gateFor(payload: Payload) {
  const known = gates.get(payload)
  if (known) return known
  const { schema, rulesFor } = gateOf(payload.config)
  const gate = {
    schema,
    passes: (document: DocumentNode, variableValues: Record<string, unknown>) => {
      const rules = [...specifiedRules, ...rulesFor({ schema, document, variableValues })]
      return isBounded(document) && validate(schema, document, rules).length === 0
    },
  }
  gates.set(payload, gate)
  return gate
}

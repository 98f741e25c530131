import { configToSchema } from '@payloadcms/graphql'
import type { GraphQLSchema, ValidationRule } from 'graphql'
import { createHandler } from 'graphql-http'
import { createPayloadRequest, headersWithCors, mergeHeaders } from 'payload'
import type { Handler, Request as GraphqlRequest } from 'graphql-http'
import type { PayloadRequest, SanitizedConfig } from 'payload'
import { depthRule } from './depthRule.ts'
import { toExecuted, toParseError } from './graphqlErrors.ts'
import { parseDocument } from './parseDocument.ts'

type RulesArgs = Parameters<ReturnType<typeof configToSchema>['validationRules']>[0]
type Context = { req: PayloadRequest; headers: Record<string, string> }
type Query = { config: Promise<SanitizedConfig> | SanitizedConfig; request: Request }

/** GraphQL over HTTP as Payload's Next route serves it, on Payload's own schema, without Next. */
export async function handleGraphql({ config, request }: Query): Promise<Response> {
  const body = await request.clone().text()
  const req = await createPayloadRequest({ canSetHeaders: true, config, request })
  const context: Context = { req, headers: {} }
  const [text, init] = await handlerOf(await config)({
    method: request.method,
    url: request.url,
    headers: request.headers,
    body,
    raw: request,
    context,
  })
  const headers = headersWithCors({ headers: new Headers(init.headers), req })
  for (const [name, value] of Object.entries(context.headers)) headers.append(name, value)
  return new Response(text, {
    status: init.status,
    headers: req.responseHeaders ? mergeHeaders(req.responseHeaders, headers) : headers,
  })
}

const handlers = new WeakMap<SanitizedConfig, Handler<Request, Context>>()

/** The schema is built once a config. */
function handlerOf(config: SanitizedConfig) {
  const handler = handlers.get(config) ?? toHandler(config)
  handlers.set(config, handler)
  return handler
}

const gates = new WeakMap<SanitizedConfig, Gate>()

/** What every document has to pass, and the schema that it asks. */
export type Gate = {
  schema: GraphQLSchema
  rulesFor: (args: RulesArgs) => readonly ValidationRule[]
}

/** The gate of a config: built once. */
export function gateOf(config: SanitizedConfig): Gate {
  const known = gates.get(config)
  if (known) return known
  const { schema, validationRules } = configToSchema(config)
  const gate: Gate = { schema, rulesFor: (args) => [depthRule, ...validationRules(args)] }
  gates.set(config, gate)
  return gate
}

function toHandler(config: SanitizedConfig): Handler<Request, Context> {
  const { schema, rulesFor } = gateOf(config)
  return createHandler<Request, Context, Context>({
    schema,
    context: ({ context }: GraphqlRequest<Request, Context>) => context,
    parse: parseDocument,
    validationRules: (_, args, rules) => [...rules, ...rulesFor(args)],
    formatError: toParseError,
    onOperation: ({ context }, _, result) => toExecuted(result, context.req),
  })
}

import { GraphQLError } from 'graphql'
import { logError } from 'payload'
import type { ExecutionResult } from 'graphql'
import { toCode } from '#src/errors/code.ts'
import type { PayloadRequest } from 'payload'

type Failure = { error: GraphQLError; req: PayloadRequest }

/** What came of a document, its errors as Payload formats them. */
export async function toExecuted(
  result: ExecutionResult,
  req: PayloadRequest,
): Promise<ExecutionResult> {
  if (!result.errors) return result
  const errors = await Promise.all(result.errors.map((error) => toGraphqlError({ error, req })))
  return { ...result, errors }
}

/** An execution error as Payload formats it, after the config's error hooks have had their say. */
async function toGraphqlError({ error, req }: Failure): Promise<GraphQLError> {
  const { payload, context } = req
  logError({ err: error.originalError ?? error, payload })
  let told = withExtensions(error, toStock(error))
  for (const hook of payload.config.hooks.afterError) {
    // Payload's type leaves out that a GraphQL error belongs to no collection.
    const graphqlResult = told.toJSON()
    const answered = await hook({ context, error, graphqlResult, req })
    const changed = answered?.graphqlResult
    if (changed) told = withExtensions(error, { ...changed.extensions }, changed.message)
  }
  return told
}

/** A document that does not parse or validate is the caller's to mend. */
export const toParseError = (error: Readonly<Error | GraphQLError>): GraphQLError =>
  error instanceof GraphQLError
    ? withExtensions(error, { code: toCode(400), ...error.extensions })
    : new GraphQLError(error.message, { extensions: { code: toCode(400) } })

function toStock({ originalError }: GraphQLError) {
  const { name, data, status } = (originalError ?? {}) as {
    name?: string
    data?: unknown
    status?: number
  }
  return { statusCode: status ?? 500, ...(name && { name }), ...(data ? { data } : {}) }
}

/** The same error at the same place, saying something else. */
function withExtensions(
  { nodes, source, positions, path, message }: GraphQLError,
  extensions: Record<string, unknown>,
  said = message,
) {
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null }
  return new GraphQLError(said, { ...place, path: path ?? null, extensions })
}

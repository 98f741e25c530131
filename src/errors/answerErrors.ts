import type { GraphQLFormattedError } from 'graphql'
import type { AfterErrorHook } from 'payload'
import type { ErrorCode } from './code.ts'
import { tell } from './tell.ts'

/** Gives every error its one shape: over REST in `errors[]`, over GraphQL under `extensions`. */
export const answerErrors: AfterErrorHook = ({ error, graphqlResult, result, req }) => {
  const { status, ...told } = tell(originOf(error), req)
  if (!graphqlResult) {
    const [first] = result?.errors ?? []
    const name = first && 'name' in first ? { name: first.name } : {}
    return { status, response: { errors: [{ ...name, ...told }] } }
  }
  const { message, ...details } = told
  const stock = kept(graphqlResult.extensions, told.code)
  return {
    graphqlResult: {
      ...graphqlResult,
      message,
      extensions: { ...stock, statusCode: status, ...details },
    },
  }
}

/** Payload's own keys, where they do not tell more than the code does. */
function kept(extensions: GraphQLFormattedError['extensions'], code: ErrorCode) {
  if (code === 'fault') return {}
  if (code === 'not_found') return { name: 'NotFound' }
  const { name, data } = extensions as { name?: unknown; data?: unknown }
  return { ...(name ? { name } : {}), ...(data ? { data } : {}) }
}

/** GraphQL wraps what a resolver threw. */
const originOf = (error: Error & { originalError?: unknown }): Error =>
  error.originalError instanceof Error ? originOf(error.originalError) : error

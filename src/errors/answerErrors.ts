import type { AfterErrorHook } from 'payload'
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
  const { name, data } = graphqlResult.extensions as { name?: unknown; data?: unknown }
  return {
    graphqlResult: {
      ...graphqlResult,
      message,
      extensions: {
        ...(name ? { name } : {}),
        ...(data ? { data } : {}),
        statusCode: status,
        ...details,
      },
    },
  }
}

/** GraphQL wraps what a resolver threw. */
const originOf = (error: Error & { originalError?: unknown }): Error =>
  error.originalError instanceof Error ? originOf(error.originalError) : error

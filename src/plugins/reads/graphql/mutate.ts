import { execute } from 'graphql'
import { inTurn } from '../lean/inTurn.ts'
import { writersRequest } from '../lean/writersRequest.ts'
import type { ExecutionResult } from 'graphql'
import type { PayloadRequest } from 'payload'
import type { Question } from './answer.ts'
import type { Writing } from './document.ts'

/** What came of a document that was executed, errors and all, and what is to be told beside it. */
export type Executed = { result: ExecutionResult; req: PayloadRequest; responseHeaders: Headers }

/**
 * Executes a document of mutations by Payload's resolvers: the caller and the records in the answer are read compiled.
 * Undefined where nothing has been done, and Payload's own way is open.
 */
export async function mutate(
  { document }: Writing,
  { asked, body, gate, payload }: Question,
): Promise<Executed | undefined> {
  const { operationName, variables: variableValues } = body
  const req = await writersRequest(payload, { asked, api: 'GraphQL' }).catch(() => undefined)
  if (!req) return undefined
  const headers: Record<string, string> = {}
  const result = await inTurn(async () =>
    execute({
      schema: gate.schema,
      document,
      contextValue: { req, headers },
      operationName: operationName ?? null,
      variableValues: variableValues ?? null,
    }),
  )
  // Variables of another type: there is no data where no resolver has been asked.
  if (!('data' in result)) return undefined
  const responseHeaders = new Headers(req.responseHeaders)
  for (const [name, value] of Object.entries(headers)) responseHeaders.append(name, value)
  return { result, req, responseHeaders }
}

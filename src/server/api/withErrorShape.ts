import { toCode } from '#src/errors/code.ts'
import { saysInUse } from '#src/errors/InUse.ts'

type Body = { errors?: unknown; message?: unknown }
type Entry = Record<string, unknown>

/** Payload's own routes refuse in several shapes; clients get one: `errors[]`, each with a message and a code. */
export async function withErrorShape(response: Response): Promise<Response> {
  const { headers } = response
  // What Payload has no routes for is nothing to a client: neither a promise nor a fault.
  const status = response.status === 501 ? 404 : response.status
  if (status < 400 || !headers.get('content-type')?.startsWith('application/json')) return response
  const body = (await response.json()) as Body | null
  const errors = Array.isArray(body?.errors) ? (body.errors as Entry[]) : [{ message: said(body) }]
  const shaped = {
    ...body,
    errors: errors.map((error) => ({ ...error, code: error['code'] ?? codeOf(error, status) })),
  }
  const kept = new Headers(headers)
  kept.delete('content-length')
  return Response.json(shaped, { status, headers: kept })
}

/** A bulk operation tells of each record in its own words, without a status. */
const codeOf = ({ message, isPublic }: Entry, status: number) => {
  if (isPublic === false) return toCode(500)
  return saysInUse(message) ? toCode(409) : toCode(status)
}

const said = (body: Body | null) =>
  typeof body?.message === 'string' ? body.message : 'The request was refused.'

import { STATUS_CODES } from 'node:http'
import { toCode } from '#src/errors/code.ts'

type Body = { errors?: unknown; message?: unknown }
type Entry = Record<string, unknown>

/** What refuses has several shapes; clients get one: `errors[]`, each with a message and a code. */
export async function withErrorShape(response: Response): Promise<Response> {
  const { headers } = response
  // What Payload has no routes for is nothing to a client: neither a promise nor a fault.
  const status = response.status === 501 ? 404 : response.status
  if (status < 400) return response
  const body = await bodyOf(response)
  if (body === undefined) return response
  const errors = Array.isArray(body?.errors)
    ? (body.errors as Entry[])
    : [{ message: said(body, status) }]
  const shaped = {
    ...body,
    errors: errors.map((error) => ({ ...error, code: error['code'] ?? toCode(status) })),
  }
  const kept = new Headers(headers)
  kept.delete('content-length')
  kept.set('content-type', 'application/json')
  return Response.json(shaped, { status, headers: kept })
}

/** The JSON of a response, null where it has no body at all; undefined where it says something else. */
async function bodyOf(response: Response): Promise<Body | null | undefined> {
  if (response.body === null) return null
  if (!response.headers.get('content-type')?.startsWith('application/json')) return undefined
  return (await response.json()) as Body | null
}

const said = (body: Body | null, status: number) =>
  typeof body?.message === 'string' ? body.message : `${STATUS_CODES[status] ?? 'Refused'}.`

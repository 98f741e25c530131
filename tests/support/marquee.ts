import config from '@payload-config'
import { getPayload } from 'payload'
import type { User } from '#src/payload-types.ts'
import { handleApi } from '#src/server/handleApi.ts'

/** The catalogue under test: one instance a worker, over a database of the worker's own. */
export const payload = await getPayload({ config })

/** Who calls: nobody, or a user's session. */
export type Caller = { user: User; token: string } | undefined

type Init = Omit<RequestInit, 'body'> & { body?: unknown; address?: string }

/** Calls the API as a client would, through the real handlers. A plain object as body is sent as JSON. */
export async function fetchApi(path: string, { caller, ...init }: Init & { caller?: Caller } = {}) {
  const headers = new Headers(init.headers)
  if (caller) headers.set('Authorization', `JWT ${caller.token}`)
  const body = toBody(init.body, headers)
  const request = new Request(`http://localhost:3000${path}`, { ...init, headers, body })
  return handleApi(request, { address: init.address ?? '127.0.0.1' })
}

function toBody(body: unknown, headers: Headers) {
  if (body === undefined) return null
  if (body instanceof FormData || typeof body === 'string') return body
  headers.set('Content-Type', 'application/json')
  return JSON.stringify(body)
}

/** The same, read as JSON: status and body. */
export async function call(method: string, path: string, init: Init & { caller?: Caller } = {}) {
  const response = await fetchApi(path, { ...init, method })
  const text = await response.text()
  return {
    status: response.status,
    body: text ? JSON.parse(text) : undefined,
    headers: response.headers,
  }
}

export type Asked = Init & { caller?: Caller }

/** Short forms of `call`: get('/api/movies', { caller: editor }). */
export const get = (path: string, init?: Asked) => call('GET', path, init)
export const post = (path: string, body: unknown, init?: Asked) =>
  call('POST', path, { ...init, body })
export const patch = (path: string, body: unknown, init?: Asked) =>
  call('PATCH', path, { ...init, body })
export const del = (path: string, init?: Asked) => call('DELETE', path, init)

/** Asks over GraphQL; answers the body: { data, errors }. */
export async function graphql(
  query: string,
  { variables, ...init }: Asked & { variables?: object } = {},
) {
  const { body } = await call('POST', '/api/graphql', { ...init, body: { query, variables } })
  return body as { data?: any; errors?: any[] }
}

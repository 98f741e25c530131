import { APIError } from 'payload'
import { grantsOf } from './access.ts'
import { idOf } from './endpoints.ts'
import { afterHooks } from './hooks.ts'
import { leanRequest } from './lean/leanRequest.ts'
import { addToLater } from './ourEndpoints.ts'
import { parametersOf } from './lean/parameters.ts'
import { routeOf } from './lean/routes.ts'
import { NotCompiled } from './obstacles.ts'
import { planOf } from './plan.ts'
import { askingOf } from './reads.ts'
import { toRead } from './toRead.ts'
import type { Payload, PayloadRequest, TypedUser } from 'payload'
import type { Grant } from './access.ts'
import type { Read } from './capture.ts'
import type { Statement } from './sql.ts'

type Asked = { payload: Payload; path: string; user: TypedUser | null }

/** How an API read is answered. */
export type Explanation = { slug: string; read: Read } & (
  | { statement: Statement; grants: Record<string, Grant> }
  | { byPayload: string }
  | { refused: string }
)

/** How the read of an address would be answered for a caller; undefined where there is no read at the address. */
export const explain = async ({ payload, path, user }: Asked): Promise<Explanation | undefined> => {
  // The command starts Payload without what plugins do then.
  addToLater(payload)
  const [pathname = '', ...rest] = path.split(/(?=\?)/)
  const search = rest.join('')
  const route = routeOf(payload, pathname)
  if (!route) return undefined
  const { collection, kind } = route
  const { slug } = collection.config
  const query = parametersOf(search)
  const asked = { url: `${payload.config.serverURL}${path}`, pathname, search, headers: {} }
  const req = await leanRequest({ asked, payload, query })
  req.user = user
  const id = route.id === undefined ? undefined : idOf(route.id, { collection, req })
  const given = toRead(kind, { parameters: query, id })
  try {
    const read = await afterHooks({ collection, read: given, req })
    return { slug, read, ...(await compiled({ collection, read, req })) }
  } catch (error) {
    if (error instanceof NotCompiled) return { slug, read: given, byPayload: error.message }
    if (!(error instanceof APIError)) throw error
    return { slug, read: given, refused: `${error.status} ${error.message}` }
  }
}

type Reading = Pick<Parameters<typeof askingOf>[0], 'collection'> & {
  read: Read
  req: PayloadRequest
}

async function compiled({ collection, read, req }: Reading) {
  const grants = grantsOf(req)
  const { statement } = await planOf(askingOf({ collection, grants, read, req }))
  const granted: Record<string, Grant> = {}
  for (const { slug, ofOne } of grants.asked())
    granted[slug] = await grants.records(slug, ofOne ? read.id : undefined)
  return { statement, grants: granted }
}

import { handleEndpoints } from 'payload'
import type { Payload } from 'payload'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'

/** Records of each collection, by their ids. */
export type Ids = Record<string, (number | string)[]>

/** What each caller brings to be known by. */
export type Callers = Record<string, Record<string, string>>

/** Two of Payload over one database: one with compiled reads, one without. */
export type World = {
  ours: Payload
  stock: Payload
  keys: { ours: string; stock: string }
  callers: Callers
  ids: Ids
}

export type Asked = { path: string; headers: Record<string, string> }

export type Answer = {
  status: number
  body: unknown
  errors: string[] | undefined
  way: Way
  why?: string
}
type Way = 'compiled' | 'fallback' | 'stock'

/** Asks the compiled reads, as the server does: what they leave goes on to Payload's router. */
export async function askOurs({ ours, keys }: World, { path, headers }: Asked): Promise<Answer> {
  const url = `http://localhost:3000${path}`
  const request = new Request(url, { headers })
  const [pathname = '', ...search] = path.split(/(?=\?)/)
  const outcome = await leanAnswer(ours, { url, pathname, search: search.join(''), headers })
  if (outcome && 'body' in outcome) return toAnswer(new Response(outcome.body), 'compiled')
  if (outcome) outcome.resume(request)
  const answer = await toAnswer(
    await handleEndpoints({ config: ours.config, request, payloadInstanceCacheKey: keys.ours }),
    'fallback',
  )
  return { ...answer, why: outcome?.why?.message ?? 'no route of ours' }
}

/** Asks Payload alone. */
export async function askStock({ stock, keys }: World, { path, headers }: Asked): Promise<Answer> {
  const request = new Request(`http://localhost:3000${path}`, { headers })
  return toAnswer(
    await handleEndpoints({ config: stock.config, request, payloadInstanceCacheKey: keys.stock }),
    'stock',
  )
}

async function toAnswer(response: Response, way: Way): Promise<Answer> {
  const { errors, ...body } = (await response.json()) as { errors?: { message: string }[] }
  // Each answer of an error has an id of its own.
  return { status: response.status, body, errors: errors?.map(({ message }) => message), way }
}

import { collectionNamed } from '../catalogue.ts'
import { isIdOf } from '../idsInPaths.ts'
import type { Collection, Endpoint, Payload } from 'payload'
import type { Read } from '../capture.ts'
import type { Write } from '../writes.ts'
import type { Asked } from './asked.ts'

export type Route = { collection: Collection; kind: Read['kind']; id?: string }

/** Which of our endpoints Payload's router would choose for a path; undefined where it would choose another or none. */
export const routeOf = (payload: Payload, pathname: string): Route | undefined => {
  const { collection, end } = partsOf(payload, { method: 'get', pathname }) ?? {}
  if (!collection) return undefined
  if (end === undefined) return { collection, kind: 'find' }
  if (end === 'count') return { collection, kind: 'count' }
  return isIdOf(end, { collection, payload })
    ? { collection, kind: 'findByID', id: end }
    : undefined
}

export type WriteRoute = Write & { id?: string }

/** The same for what writes. */
export const writeRouteOf = (payload: Payload, asked: Asked): WriteRoute | undefined => {
  const method = asked.method?.toLowerCase() as Write['method']
  const { collection, end } = partsOf(payload, { method, pathname: asked.pathname }) ?? {}
  if (!collection || (method === 'post' && end !== undefined)) return undefined
  if (end === undefined) return { collection, method, path: '/' }
  return isIdOf(end, { collection, payload })
    ? { collection, method, path: '/:id', id: end }
    : undefined
}

type Path = { method: Endpoint['method']; pathname: string }

function partsOf(payload: Payload, { method, pathname }: Path) {
  const api = `${payload.config.routes.api}/`
  if (!pathname.startsWith(api)) return undefined
  const [slug = '', end, ...more] = pathname.slice(api.length).split('/')
  const collection = collectionNamed(payload, slug)
  const isPlain = more.length === 0 && collection && isOurs(collection, method)
  return isPlain ? { collection, end } : undefined
}

const known = new WeakMap<Collection, Map<string, boolean>>()

function isOurs(collection: Collection, method: Endpoint['method']): boolean {
  const decisions = known.get(collection) ?? new Map<string, boolean>()
  known.set(collection, decisions)
  const ours = decisions.get(method) ?? comesFirst(collection, method)
  decisions.set(method, ours)
  return ours
}

/** An endpoint of the developer's before ours may answer in our place, unless its path is plainly another. */
function comesFirst({ config: { endpoints, slug } }: Collection, asked: string): boolean {
  if (!endpoints || slug.startsWith('globals')) return false
  const asking = endpoints.filter(({ method }) => method === asked)
  const first = asking.findIndex(isReads)
  return first >= 0 && asking.slice(0, first).every(({ path }) => isPlainlyOther(path))
}

const isReads = ({ custom }: Endpoint) => Boolean(custom?.['reads'])

/** A word that is not ours, or several words of which some may be parameters: we have one at most. */
const isPlainlyOther = (path: string) =>
  (/^\/[A-Za-z_-][\w-]*$/.test(path) && path !== '/count') ||
  /^(\/:?[A-Za-z_-][\w-]*){2,}$/.test(path)

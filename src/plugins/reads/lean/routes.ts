import { collectionNamed } from '../catalogue.ts'
import type { Collection, Endpoint, Payload } from 'payload'
import type { Read } from '../capture.ts'

export type Route = { collection: Collection; kind: Read['kind']; id?: string }

/** Which of our endpoints Payload's router would choose for a path; undefined where it would choose another or none. */
export const routeOf = (payload: Payload, pathname: string): Route | undefined => {
  const api = `${payload.config.routes.api}/`
  if (!pathname.startsWith(api)) return undefined
  const [slug = '', end, ...more] = pathname.slice(api.length).split('/')
  const collection = collectionNamed(payload, slug)
  if (more.length > 0 || !collection || !isOurs(collection)) return undefined
  if (end === undefined) return { collection, kind: 'find' }
  if (end === 'count') return { collection, kind: 'count' }
  return /^\d+$/.test(end) ? { collection, kind: 'findByID', id: end } : undefined
}

const known = new WeakMap<Collection, boolean>()

function isOurs(collection: Collection): boolean {
  const decided = known.get(collection)
  if (decided !== undefined) return decided
  const ours = comesFirst(collection)
  known.set(collection, ours)
  return ours
}

/** An endpoint of the developer's before ours may answer in our place, unless its path is plainly another. */
function comesFirst({ config: { endpoints, slug } }: Collection): boolean {
  if (!endpoints || slug.startsWith('globals')) return false
  const reading = endpoints.filter(({ method }) => method === 'get')
  const first = reading.findIndex(isReads)
  return first >= 0 && reading.slice(0, first).every(({ path }) => isPlainlyOther(path))
}

const isReads = ({ custom }: Endpoint) => Boolean(custom?.['reads'])

/** Another word than ours, or of more parts than ours have. */
const isPlainlyOther = (path: string) =>
  (/^\/[A-Za-z_-][\w-]*$/.test(path) && path !== '/count') ||
  /^(\/:?[A-Za-z_-][\w-]*){2,}$/.test(path)

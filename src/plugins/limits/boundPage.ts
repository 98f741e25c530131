import { refuse } from './refuse.ts'

type Asked = { limit?: unknown; page?: unknown; pagination?: unknown }
type Caller = {
  /** Whether the caps are not for this caller; nonsense is refused all the same. */ free: boolean
}

export const mostRecords = 100
/** Each page before the one asked for is read and thrown away: deep lists go by a cursor. */
export const deepestRecord = 10_000
const stockLimit = 10

/** The limit that is answered, and a page that is not too deep; nothing where stock needs no change. */
export function boundPage(asked: Asked, { free }: Caller): { limit?: number } {
  const limit = whole(asked.limit, { name: 'limit', least: 0 })
  const page = whole(asked.page, { name: 'page', least: 1 }) ?? 1
  if (free) return limit === undefined ? {} : { limit }
  const given = limit ?? (asked.pagination === false ? 0 : stockLimit)
  const capped = given === 0 ? mostRecords : Math.min(given, mostRecords)
  if (page * capped > deepestRecord)
    refuse(`A list can be paged to its record ${deepestRecord}: narrow it by what you look for.`)
  return { limit: capped }
}

/** The number that was asked for; undefined where none was. */
export function whole(value: unknown, { name, least }: { name: string; least: number }) {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
  return refuse(`The ${name} must be a whole number from ${least}.`)
}

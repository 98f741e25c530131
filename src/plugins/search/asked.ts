import { isKind, kinds } from './kinds.ts'
import { refuse } from './refuse.ts'
import { toQuestion } from './question.ts'
import type { Kind } from './kinds.ts'
import type { Question } from './question.ts'

/** What a front end asks; of REST every value is a text, or a list of texts. */
export type Params = Partial<Record<Param, unknown>>

type Param = 'q' | 'type' | 'page' | 'limit' | 'facets' | keyof Filters

/** Ids of the catalogue's records, and years; a film meets all of them. */
export type Filters = {
  genre?: number[]
  country?: number[]
  director?: number[]
  actor?: number[]
  yearFrom?: number
  yearTo?: number
}

export type Asked = {
  question: Question
  kinds: readonly Kind[]
  filters: Filters
  facets: boolean
  page: number
  limit: number
}

export const stockLimit = 10
export const mostHits = 100
/** No list is as long, and no number that the database counts by is less. */
const deepestHit = 1_000_000_000

/**
 * A search as it will be answered. What makes no sense of `page` and `limit` is answered by the stock ones.
 * @throws APIError 400 for an unknown type and for a filter that is none
 */
export const toAsked = (params: Params): Asked => {
  const filters = toFilters(params)
  const asked = toKinds(params.type)
  const limit = Math.min(toWhole(params.limit) || stockLimit, mostHits)
  return {
    question: toQuestion(toText(params.q)),
    kinds: hasFilter(filters) ? asked.filter((kind) => kind === 'movies') : asked,
    filters,
    facets: params.facets === true || params.facets === 'true' || params.facets === '1',
    page: Math.min(toWhole(params.page) || 1, Math.floor(deepestHit / limit)),
    limit,
  }
}

export const hasFilter = (filters: Filters) => Object.keys(filters).length > 0

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(' ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function toKinds(type: unknown): readonly Kind[] {
  const named = toList(type)
  if (named.length === 0) return kinds
  const unknown = named.find((name) => !isKind(name))
  if (unknown !== undefined) refuse(`There is no type "${unknown}": it is one of ${kinds.join()}.`)
  return kinds.filter((kind) => named.includes(kind))
}

/** Texts parted by commas, lists, lists of such texts. */
const toList = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value])
    .flatMap((each) => (each === undefined || each === null ? [] : written(each).split(',')))
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** What is neither text nor number is no type and no id either. */
const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '[object]'

function toFilters(params: Params): Filters {
  const ids = (['genre', 'country', 'director', 'actor'] as const).map(
    (name) => [name, toIds(name, params[name])] as const,
  )
  const years = (['yearFrom', 'yearTo'] as const).map(
    (name) => [name, toYear(name, params[name])] as const,
  )
  const given = [...ids, ...years].filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Filters
}

const mostIds = 20
const largestId = 2 ** 31 - 1

function toIds(name: string, value: unknown): number[] | undefined {
  const named = toList(value)
  if (named.length === 0) return undefined
  if (named.length > mostIds || !named.every((each) => /^\d{1,15}$/.test(each)))
    return refuse(`The filter ${name} takes ids: whole numbers, parted by commas.`)
  // No record has such an id, and no column holds it.
  return named.map((each) => (Number(each) > largestId ? 0 : Number(each)))
}

function toYear(name: string, value: unknown): number | undefined {
  const named = toList(value)
  if (named.length === 0) return undefined
  const [year = ''] = named
  if (named.length > 1 || !/^-?\d{1,9}$/.test(year))
    return refuse(`The filter ${name} takes a year, such as 1995.`)
  return Number(year)
}

function toWhole(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined
}

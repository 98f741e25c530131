import { ofRequest } from './ofRequest.ts'
import type { Where } from 'payload'

/**
 * Keeps: a filter by this day field means the day as written, as a stored day does, whatever time and zone follow it. The
 * dashboard's own filter sends noon.
 */
export const filterByDay = (field: string) =>
  ofRequest(({ args }) =>
    'where' in args ? { ...args, where: withDays(args.where, field) as Where } : args,
  )

const withDays = (where: unknown, field: string): unknown => {
  if (Array.isArray(where)) return where.map((group) => withDays(group, field))
  if (!isRecord(where)) return where
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (/^(and|or)$/i.test(key)) return [key, withDays(value, field)]
      return [key, key === field && isRecord(value) ? daysOf(value) : value]
    }),
  )
}

const daysOf = (tests: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(tests).map(([operator, value]) => [operator, dayOf(value)]))

const dayOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(dayOf)
  if (value instanceof Date) return dayOf(value.toISOString())
  return typeof value === 'string' ? value.replaceAll(/(\d{4}-\d{2}-\d{2})T[^,]*/g, '$1') : value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

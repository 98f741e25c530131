import { NotFound } from 'payload'
import { askPayload } from './values.ts'
import { NotCompiled } from './obstacles.ts'
import type { Plan } from './plan.ts'
import type { Query } from './capture.ts'
import type { PayloadRequest } from 'payload'

/** What a statement found. */
export type Found = {
  body: string | null
  length?: number
  total?: number
  /** The position of the last record of a page that another follows. */
  last?: string | null
  /** Of the tables that were asked about. */
  state?: string
}

/**
 * The body that Payload would have sent.
 * @throws NotFound where there is no such record for the caller
 */
export const bodyOf = (
  plan: Plan,
  found: { row: Found | undefined; req: PayloadRequest },
): string => {
  const { row, req } = found
  const body = textOf(row)
  if (plan.kind === 'count') return `{"totalDocs":${row?.total ?? 0}}`
  if (plan.kind === 'findByID') {
    if (typeof body !== 'string') throw new NotFound(req.t)
    return body
  }
  return listOf(plan, { body: body ?? '[]', length: row?.length ?? 0, total: row?.total })
}

/**
 * The JSON that a statement made.
 * @throws NotCompiled where it met what only Payload can answer
 */
export const textOf = (row: Found | undefined): string | null | undefined => {
  if (row?.body?.includes(marker)) throw new NotCompiled('the records need their hooks')
  return row?.body
}

/** As JSON writes it. */
const marker = JSON.stringify(askPayload).slice(1, -1)

type List = { body: string; length: number; total: number | undefined }

function listOf(plan: Plan, { body, length, total }: List): string {
  const rest = JSON.stringify(pagesFor(plan, { length, total })).slice(1)
  return `{"docs":${body},${rest}`
}

/** What a list says besides its records. */
export const pagesFor = ({ isJoined, query }: Plan, found: Omit<List, 'body'>) =>
  isJoined && found.length === 0 ? nothing(query) : pagesOf(query, found)

/** Payload's answer where a filter through a relation matches nothing. */
const nothing = ({ limit = 0 }: Query) => ({
  hasNextPage: false,
  hasPrevPage: false,
  limit,
  nextPage: null,
  page: 1,
  pagingCounter: 0,
  prevPage: null,
  totalDocs: 0,
  totalPages: 0,
})

function pagesOf({ limit = 0, page = 1 }: Query, { length, total }: Omit<List, 'body'>) {
  if (!total)
    return {
      hasNextPage: false,
      hasPrevPage: false,
      limit,
      nextPage: null,
      page,
      pagingCounter: 1,
      prevPage: null,
      totalDocs: length,
      totalPages: 1,
    }
  const totalPages = limit ? Math.ceil(total / limit) : 1
  const [hasPrevPage, hasNextPage] = [page > 1, totalPages > page]
  return {
    hasNextPage,
    hasPrevPage,
    limit,
    nextPage: hasNextPage ? page + 1 : null,
    page,
    pagingCounter: (page - 1) * limit + 1,
    prevPage: hasPrevPage ? page - 1 : null,
    totalDocs: total,
    totalPages,
  }
}

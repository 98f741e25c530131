import { NotFound } from 'payload'
import { askPayload } from './values.ts'
import { NotCompiled } from './obstacles.ts'
import type { Plan } from './plan.ts'
import type { Query } from './capture.ts'
import type { PayloadRequest } from 'payload'

/** What a statement found. */
export type Found = { body: string | null; length?: number; total?: number }

/**
 * The body that Payload would have sent.
 * @throws NotFound where there is no such record for the caller
 */
export const bodyOf = (
  plan: Plan,
  found: { row: Found | undefined; req: PayloadRequest },
): string => {
  const { row, req } = found
  const body = row?.body
  if (body?.includes(marker)) throw new NotCompiled('the records need their hooks')
  if (plan.kind === 'count') return `{"totalDocs":${body ?? 0}}`
  if (plan.kind === 'findByID') {
    if (typeof body !== 'string') throw new NotFound(req.t)
    return body
  }
  return listOf(plan, { body: body ?? '[]', length: row?.length ?? 0, total: row?.total })
}

/** As JSON writes it. */
const marker = JSON.stringify(askPayload).slice(1, -1)

type List = { body: string; length: number; total: number | undefined }

function listOf({ isJoined, query }: Plan, { body, length, total }: List): string {
  const pages = isJoined && length === 0 ? nothing(query) : pagesOf(query, { length, total })
  const rest = JSON.stringify(pages).slice(1)
  return `{"docs":${body},${rest}`
}

/** Payload's answer where a filter through a relation matches nothing. */
const nothing = ({ limit }: Query) => ({
  hasNextPage: false,
  hasPrevPage: false,
  limit: limit || undefined,
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
  const totalPages = Math.ceil(total / limit)
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

import { hasFilter } from './asked.ts'
import { findable, grantsOf } from './grants.ts'
import { find } from './statement.ts'
import { weights } from './weights.ts'
import { toHit } from './hit.ts'
import type { PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Facets } from './facets.ts'
import type { Hit } from './hit.ts'
import type { Kind } from './kinds.ts'
import type { Found, Search } from './statement.ts'

/** Payload's list shape, and what a search has besides. */
export type Answer = {
  docs: Hit[]
  totalDocs: number
  limit: number
  totalPages: number
  page: number
  pagingCounter: number
  hasPrevPage: boolean
  hasNextPage: boolean
  prevPage: number | null
  nextPage: number | null
  totals: Record<Kind, number>
  facets?: Facets
}

/** Finds what was asked, of what the caller may read. */
export const search = async (req: PayloadRequest, asked: Asked): Promise<Answer> => {
  const found = await finding({ asked, req, grants: await grantsOf(req), hits: 'shown' })
  const looked = { words: found.words, stems: found.stems }
  const docs = found.hits.map((hit) => toHit(hit, { looked, config: req.payload.config }))
  return {
    docs,
    ...pagesOf(
      asked,
      Object.values(found.totals).reduce((sum, total) => sum + total, 0),
    ),
    totals: found.totals,
    ...(asked.facets && { facets: found.facets ?? noFacets }),
  }
}

const noFacets: Facets = { genres: [], countries: [], decades: [] }

const nothing: Found = {
  hits: [],
  totals: { movies: 0, persons: 0, characters: 0 },
  isMet: true,
  isCrowd: false,
  best: 0,
  names: { best: 0, close: 0 },
  texts: 0,
  facets: null,
  words: null,
  stems: null,
}

/** By id, by words, by what may have been meant, each where the one before finds too little. */
export async function finding(
  search: Pick<Search, 'asked' | 'req' | 'grants' | 'hits'>,
): Promise<Found> {
  const { asked, grants } = search
  if (findable(asked.kinds, grants).length === 0) return nothing
  const { externalId, terms, phrases } = asked.question
  if (externalId) {
    const found = await find({ ...search, source: externalId.column, forgiving: 0 })
    if (countOf(found) > 0) return found
  }
  if (terms.length + phrases.length > 0) return byWords(search)
  return hasFilter(asked.filters) ? find({ ...search, source: 'filters', forgiving: 0 }) : nothing
}

type By = (forgiving: Search['forgiving']) => Promise<Found>

async function byWords(search: Pick<Search, 'asked' | 'req' | 'grants' | 'hits'>): Promise<Found> {
  const by: By = (forgiving) => find({ ...search, source: 'words', forgiving })
  const typed = await by(0)
  if (typed.isMet || search.asked.question.terms.length === 0) return typed
  // These may be the first words of a title, and all the words of another, mistyped: "the dark night".
  return typed.best >= weights.begins ? closest(typed, await by(2)) : asMeant(by)
}

async function asMeant(by: By): Promise<Found> {
  const mended = await by(1)
  if (mended.names.best >= weights.nearlyBegins) return mended
  const meant = await by(2)
  if (meant.best > mended.best || meant.names.close > mended.names.close) return meant
  if (mended.best >= weights.together || mended.texts > 0) return mended
  const most = await by(3)
  return countOf(mended) === 0 || most.names.close > 0 ? most : mended
}

const closest = (typed: Found, meant: Found) =>
  meant.names.close > typed.names.close ? meant : typed

const countOf = ({ totals }: Found) => totals.movies + totals.persons + totals.characters

function pagesOf({ limit, page }: Asked, totalDocs: number) {
  const totalPages = Math.max(Math.ceil(totalDocs / limit), 1)
  const [hasPrevPage, hasNextPage] = [page > 1, page < totalPages]
  return {
    totalDocs,
    limit,
    totalPages,
    page,
    pagingCounter: (page - 1) * limit + 1,
    hasPrevPage,
    hasNextPage,
    prevPage: hasPrevPage ? page - 1 : null,
    nextPage: hasNextPage ? page + 1 : null,
  }
}

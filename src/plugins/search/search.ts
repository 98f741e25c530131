import { hasFilter } from './asked.ts'
import { findable } from './grants.ts'
import { find } from './statement.ts'
import { weights } from './weights.ts'
import { toHit } from './hit.ts'
import type { PayloadRequest } from 'payload'
import type { Asked } from './asked.ts'
import type { Facets } from './facets.ts'
import type { Grants } from './grants.ts'
import type { Hit } from './hit.ts'
import type { Kind } from './kinds.ts'
import type { Found, Scope, Search } from './statement.ts'

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
export const search = async (
  req: PayloadRequest,
  asked: Asked,
  grants: Grants,
): Promise<Answer> => {
  const found = await finding({ asked, req, grants, hits: 'shown' })
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
  isMended: false,
  isMet: true,
  isCrowd: false,
  isKnown: true,
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
    const found = await find({ ...search, ...asTyped, source: externalId.column })
    if (countOf(found) > 0) return found
  }
  if (terms.length + phrases.length > 0) return byWords(search)
  return hasFilter(asked.filters) ? find({ ...search, ...asTyped, source: 'filters' }) : nothing
}

const asTyped = { forgiving: 0, scope: 'names' } as const

type By = (forgiving: Search['forgiving'], scope: Scope) => Promise<Found>

async function byWords(search: Pick<Search, 'asked' | 'req' | 'grants' | 'hits'>): Promise<Found> {
  const by: By = (forgiving, scope) => find({ ...search, source: 'words', forgiving, scope })
  // What was put in quotes has no other meaning to be asked next.
  if (search.asked.question.terms.length === 0) return by(0, 'all')
  const typed = await by(0, 'names')
  if (typed.isMended) return asMeant(by, typed)
  if (typed.isMet) return typed
  // These may be the first words of a title, and all the words of another, mistyped: "the dark night".
  if (typed.best >= weights.begins) return closest(typed, await by(2, 'names'))
  return asMeant(by, typed)
}

/** Names that nearly are the question come before all else: they are asked first, in the short way. */
async function asMeant(by: By, typed: Found): Promise<Found> {
  const nearly = await withoutUnknown(by, typed)
  if (nearly && nearly.names.best >= weights.nearlyBegins) return nearly
  const meant = await by(2, 'names')
  if (meant.names.close > 0) return meant
  const mended = await by(1, 'all')
  // What a text says in these words was meant, rather than a name that is a little like them.
  if (mended.best >= weights.together || mended.texts > 0) return mended
  if (meant.best > mended.best) return meant
  const most = await by(3, 'all')
  return countOf(mended) === 0 || most.names.close > 0 ? most : mended
}

/** With unknown words mended, where there are any. */
function withoutUnknown(by: By, typed: Found) {
  if (typed.isMended) return typed
  return typed.isKnown ? undefined : by(1, 'typed')
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

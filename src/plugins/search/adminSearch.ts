import { staff } from '#src/access/rules.ts'
import { toAsked } from './asked.ts'
import { idsOf } from './ids.ts'
import { isKind } from './kinds.ts'
import type { CollectionBeforeOperationHook, SanitizedCollectionConfig, Where } from 'payload'
import type { Kind } from './kinds.ts'

/** Which relations of a collection lead to what can be found. */
type Relations = Partial<Record<Kind, string>>

/** Lists of records that have no name of their own are searched by what they connect. */
const relations: Record<string, Relations> = {
  castings: { movies: 'movie', persons: 'actor', characters: 'character' },
}

/**
 * Editors find as everyone does: the conditions that the admin's list search and its relationship pickers send are
 * answered by search. Bulk edits of "all that were found" send the same conditions, and mean the same records.
 */
export const searchForStaff: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { where, draft } = args as { where?: Where; draft?: boolean }
  if (!where || !staff({ req })) return args
  const find = async (q: string) => conditionOf({ collection, q, req })
  return { ...args, where: await rewrite(where, { collection, find, isPicker: draft === true }) }
}

/** Collections whose admin lists are answered by search. */
export const isSearchedByStaff = (slug: string) => isKind(slug) || slug in relations

type Rewriting = {
  collection: Pick<SanitizedCollectionConfig, 'admin'>
  find: (q: string) => Promise<Where>
  /** Pickers ask as no front end does: for drafts, by one `like` on the title. */
  isPicker: boolean
}

async function rewrite(where: Where, rewriting: Rewriting): Promise<Where> {
  const asked = listSearch(where, rewriting.collection) ?? pickerSearch(where, rewriting)
  if (asked !== undefined) return rewriting.find(asked)
  if (!Array.isArray(where.and)) return where
  return { ...where, and: await Promise.all(where.and.map((each) => rewrite(each, rewriting))) }
}

/** What the list's search box sends: each of the searchable fields may be like the text. */
function listSearch({ or, ...others }: Where, { admin }: Rewriting['collection']) {
  const fields = admin.listSearchableFields ?? []
  if (!Array.isArray(or) || Object.keys(others).length > 0) return undefined
  if (or.length !== fields.length || or.length === 0) return undefined
  const texts = or.map((each, index) => likeOf(each, fields[index] ?? ''))
  return texts.every((text) => text !== undefined && text === texts[0]) ? texts[0] : undefined
}

function pickerSearch(where: Where, { collection, isPicker }: Rewriting) {
  const { useAsTitle } = collection.admin
  return isPicker && useAsTitle ? likeOf(where, useAsTitle) : undefined
}

/** The text of `{ [field]: { like: text } }`, where there is nothing else. */
function likeOf(where: Where, field: string): string | undefined {
  const condition = where[field]
  if (Object.keys(where).length !== 1 || !condition || Array.isArray(condition)) return undefined
  const { like, ...others } = condition
  return typeof like === 'string' && Object.keys(others).length === 0 ? like : undefined
}

/** As many hits as anyone looks through; a list of these ids is what the list shows. */
const mostShown = 500

type Finding = Pick<Parameters<CollectionBeforeOperationHook>[0], 'req'> & {
  collection: Pick<SanitizedCollectionConfig, 'slug'>
  q: string
}

async function conditionOf({ collection: { slug }, q, req }: Finding): Promise<Where> {
  if (isKind(slug)) {
    const ids = await idsOf(req, { ...toAsked({ q, type: slug }), limit: mostShown })
    return { id: { in: ids[slug] } }
  }
  const ids = await idsOf(req, { ...toAsked({ q }), limit: mostShown })
  const among = Object.entries(relations[slug] ?? {}) as [Kind, string][]
  return { or: among.map(([kind, field]) => ({ [field]: { in: ids[kind] } })) }
}

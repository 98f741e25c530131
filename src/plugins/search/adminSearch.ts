import { staff } from '#src/access/rules.ts'
import { toAsked } from './asked.ts'
import { idsOf } from './ids.ts'
import { kinds } from './kinds.ts'
import type { CollectionBeforeOperationHook, SanitizedCollectionConfig, Where } from 'payload'
import type { Kind } from './kinds.ts'

/** Which paths of a collection lead to what can be found. */
type Paths = Partial<Record<Kind, string[]>>

/** A list is searched by every name that its records go by, and by the names of what they connect. */
const lists: Record<string, Paths> = {
  movies: {
    movies: ['id'],
    persons: ['director', 'castings.actor'],
    characters: ['castings.character'],
  },
  persons: { persons: ['id'] },
  characters: { characters: ['id'], movies: ['castings.movie'], persons: ['castings.actor'] },
  castings: { movies: ['movie'], persons: ['actor'], characters: ['character'] },
}

/**
 * Editors find as everyone does: the conditions that the admin's list search and its relationship pickers send are
 * answered by search. Bulk edits of "all that were found" send the same conditions, and mean the same records.
 */
export const searchForStaff: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { where, draft } = args as { where?: Where; draft?: boolean }
  if (!where || !staff({ req })) return args
  const find = async (q: string, paths: Paths) => conditionOf({ paths, q, req })
  return { ...args, where: await rewrite(where, { collection, find, isPicker: draft === true }) }
}

/** Collections whose admin lists are answered by search. */
export const isSearchedByStaff = (slug: string) => slug in lists

type Rewriting = {
  collection: Pick<SanitizedCollectionConfig, 'admin' | 'slug'>
  find: (q: string, paths: Paths) => Promise<Where>
  /** Pickers ask as no front end does: for drafts, by one `like` on the title. */
  isPicker: boolean
}

async function rewrite(where: Where, rewriting: Rewriting): Promise<Where> {
  const { slug } = rewriting.collection
  const listed = listSearch(where, rewriting.collection)
  if (listed !== undefined) return rewriting.find(listed, lists[slug] ?? {})
  const picked = pickerSearch(where, rewriting)
  if (picked !== undefined) return rewriting.find(picked, { [slug]: ['id'] })
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
  paths: Paths
  q: string
}

async function conditionOf({ paths, q, req }: Finding): Promise<Where> {
  const among = kinds.filter((kind) => kind in paths)
  const ids = await idsOf(req, { ...toAsked({ q }), kinds: among, limit: mostShown })
  const conditions = among.flatMap((kind) =>
    (paths[kind] ?? []).map((path): Where => ({ [path]: { in: ids[kind] } })),
  )
  return conditions.length === 1 && conditions[0] ? conditions[0] : { or: conditions }
}

import { staff } from '#src/access/rules.ts'
import { toAsked } from './asked.ts'
import { connectedWith } from './connected.ts'
import { idsOf } from './ids.ts'
import { kinds } from './kinds.ts'
import type { CollectionBeforeOperationHook, SanitizedCollectionConfig, Where } from 'payload'
import type { Kind } from './kinds.ts'

/** What a list is searched by: every name that its records go by, and the names of what they connect. */
const lists = {
  movies: kinds,
  persons: ['persons'],
  characters: kinds,
  castings: kinds,
} as const satisfies Record<string, readonly Kind[]>

type List = keyof typeof lists

/**
 * Editors find as everyone does: the conditions that the admin's list search and its relationship pickers send are
 * answered by search. Bulk edits of "all that were found" send the same conditions, and mean the same records.
 */
export const searchForStaff: CollectionBeforeOperationHook = async ({ args, collection, req }) => {
  const { where, draft } = args as { where?: Where; draft?: boolean }
  if (!where || !staff({ req })) return args
  const find = async (q: string, among: readonly Kind[]) =>
    conditionOf({ slug: collection.slug as List, among, q, req })
  return { ...args, where: await rewrite(where, { collection, find, isPicker: draft === true }) }
}

/** Collections whose admin lists are answered by search. */
export const isSearchedByStaff = (slug: string) => slug in lists

type Rewriting = {
  collection: Pick<SanitizedCollectionConfig, 'admin' | 'slug'>
  find: (q: string, among: readonly Kind[]) => Promise<Where>
  /** Pickers ask as no front end does: for drafts, by one `like` on the title. */
  isPicker: boolean
}

async function rewrite(where: Where, rewriting: Rewriting): Promise<Where> {
  const slug = rewriting.collection.slug as List
  const listed = listSearch(where, rewriting.collection)
  if (listed !== undefined) return rewriting.find(listed, lists[slug])
  const picked = pickerSearch(where, rewriting)
  if (picked !== undefined) return rewriting.find(picked, slug === 'castings' ? kinds : [slug])
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

/**
 * As many hits as anyone looks through; a list of these ids is what the list shows. For many more the planner walks
 * through all records in the list's order instead of looking these up.
 */
const mostShown = 200

type Finding = Pick<Parameters<CollectionBeforeOperationHook>[0], 'req'> & {
  slug: List
  among: readonly Kind[]
  q: string
}

async function conditionOf({ slug, among, q, req }: Finding): Promise<Where> {
  const ids = await idsOf(req, { ...toAsked({ q }), kinds: among, limit: mostShown })
  if (slug === 'castings')
    return {
      or: [
        { movie: { in: ids.movies } },
        { actor: { in: ids.persons } },
        { character: { in: ids.characters } },
      ],
    }
  if (slug === 'persons' || among.length === 1) return { id: { in: ids[slug] } }
  return { id: { in: [...ids[slug], ...(await connectedWith({ req, slug, ids }))] } }
}

import type { Asked } from './bounded.ts'
import { whole } from './boundPage.ts'
import { isRecord } from './isRecord.ts'
import { refuse } from './refuse.ts'

const mostSorts = 10

/** What shapes an answer: depth a number, select and populate objects, sort a few names. */
export function refuseUnsoundParams({ depth, select, populate, sort }: Asked) {
  whole(depth, { name: 'depth', least: 0 })
  if (select !== undefined && !isSelection(select))
    refuse('select must name fields: select[title]=true.')
  if (populate !== undefined && !isSelection(populate))
    refuse('populate must name fields of collections: populate[persons][name]=true.')
  const sorts = [sort ?? []].flat()
  if (sorts.length > mostSorts || !sorts.every((name) => typeof name === 'string'))
    refuse(`sort must be at most ${mostSorts} names of fields, with a comma between them.`)
}

const isSelection = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every((chosen) => typeof chosen === 'boolean' || isSelection(chosen))

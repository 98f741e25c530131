import { inParallel } from './inParallel.ts'

/** How far a step has come, of a known number. */
export type Progress = { step: string; done: number; total: number }

export type OnProgress = (progress: Progress) => void

/** Enough to keep two cores busy while others wait for the database. */
const width = 4

/** Creates what an earlier run has not, by natural key, and answers the ids of all by it. */
export const createMissing = async <Item>(
  items: readonly Item[],
  task: {
    step: string
    /** Ids of what is there already; what is created is added. */
    ids: Map<string, number>
    keyOf: (item: Item) => string
    create: (item: Item) => Promise<number>
    onProgress: OnProgress
  },
): Promise<ReadonlyMap<string, number>> => {
  const { step, ids, keyOf, create, onProgress } = task
  const missing = items.filter((item) => !ids.has(keyOf(item)))
  let done = items.length - missing.length
  onProgress({ step, done, total: items.length })
  await inParallel(missing, {
    width,
    work: async (item) => {
      ids.set(keyOf(item), await create(item))
      done += 1
      onProgress({ step, done, total: items.length })
    },
  })
  return ids
}

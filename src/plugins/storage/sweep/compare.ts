import type { StoredObject } from '../bucket.ts'

/** An object that a record says it has. */
export type ExpectedObject = { key: string; recordId: number; changedAt: Date }

type Difference =
  { kind: 'unexpected'; object: StoredObject } | { kind: 'missing'; object: ExpectedObject }

/** What is on one side only. Both sides come in the order of their keys' bytes, so that none need be held in memory. */
export async function* compare(
  stored: AsyncIterable<StoredObject>,
  expected: AsyncIterable<ExpectedObject>,
): AsyncGenerator<Difference> {
  const [left, right] = [stored[Symbol.asyncIterator](), expected[Symbol.asyncIterator]()]
  let [here, there] = [await left.next(), await right.next()]
  while (!here.done || !there.done) {
    const order = orderOf(here, there)
    if (order < 0 && !here.done) yield { kind: 'unexpected', object: here.value }
    if (order > 0 && !there.done) yield { kind: 'missing', object: there.value }
    if (order <= 0) here = await left.next()
    if (order >= 0) there = await right.next()
  }
}

type Step = IteratorResult<{ key: string }, unknown>

/** Below zero when only the first has this key, above when only the second has. */
function orderOf(here: Step, there: Step) {
  if (here.done) return 1
  if (there.done) return -1
  return Buffer.compare(Buffer.from(here.value.key), Buffer.from(there.value.key))
}

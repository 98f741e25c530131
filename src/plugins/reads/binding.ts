import { isDeepStrictEqual } from 'node:util'
import { collectionNamed } from './catalogue.ts'
import { withLeaves } from './leaves.ts'
import type { Payload, Where } from 'payload'
import type { Leaf } from './leaves.ts'
import type { Statement } from './sql.ts'

/** The values of a request that statements take as parameters, by where they come from. */
export type Leaves = Map<string, Leaf[]>

type From = { payload: Payload; slug: string; source: string }

/** What a filter is but for its values, which are added to the leaves. */
export const shapeOfFilter = (where: Where, { leaves, ...from }: From & { leaves: Leaves }) => {
  const values: Leaf[] = []
  leaves.set(from.source, values)
  return withLeaves(where, {
    ...placeOf(from),
    replace: (value, as) => {
      values.push(value)
      return [as]
    },
  })
}

const placeOf = ({ payload, slug }: From) => ({
  payload,
  fields: collectionNamed(payload, slug)?.config.flattenedFields ?? [],
})

/** Values made up in the place of a request's, each of which tells where it stands for. */
export const sentinels = () => {
  const origins = new Map<Leaf, Origin>()
  const made = new Map<string, Leaf>()
  const of = (origin: Origin, as: string): Leaf => {
    const key = `${origin.source} ${origin.index}`
    const known = made.get(key)
    if (known !== undefined) return known
    const value = sentinel(made.size, as)
    made.set(key, value)
    origins.set(value, origin)
    return value
  }
  return {
    origins,
    in: (where: Where, from: From): Where => {
      let index = 0
      const { source } = from
      const replace = (_: Leaf, as: string) => of({ source, index: index++ }, as)
      return withLeaves(where, { ...placeOf(from), replace })
    },
    of,
  }
}

export type Sentinels = ReturnType<typeof sentinels>

type Origin = { source: string; index: number }

function sentinel(n: number, as: string): Leaf {
  if (as === 'number') return 2_000_000_000 + n
  if (as === 'digits') return String(800_000_000 + n)
  const words = as === 'part' ? 1 : Number(as.slice('text'.length))
  return Array.from({ length: words }, (_, word) => `zq${n}x${word}z`).join(' ')
}

/** Makes a statement's parameters of a request's values. */
export type Bind = (leaves: Leaves) => unknown[] | undefined

type Compiled = { made: Statement; actual: Statement; leaves: Leaves; origins: Map<Leaf, Origin> }

/**
 * How the parameters follow from the values, seen from a statement compiled for sentinels. Undefined where the statement
 * for the actual values shows that there is more to it.
 */
export const bindingOf = ({ made, actual, leaves, origins }: Compiled): Bind | undefined => {
  if (made.text !== actual.text) return undefined
  const found = new Set<string>()
  const parts = made.values.map((value, place): ((leaves: Leaves) => unknown) | undefined => {
    for (const [sentinel, origin] of origins)
      for (const change of changes) {
        if (!Object.is(change(sentinel), value)) continue
        found.add(`${origin.source} ${origin.index}`)
        return (leaves) => change(leaves.get(origin.source)?.[origin.index] ?? '')
      }
    const constant = actual.values[place]
    return isDeepStrictEqual(constant, value) ? () => constant : undefined
  })
  if (found.size < origins.size || parts.includes(undefined)) return undefined
  const bind: Bind = (given) => parts.map((part) => part?.(given))
  return isDeepStrictEqual(bind(leaves), actual.values) ? bind : undefined
}

/** What Payload's compiler of filters makes of a value. */
const changes: ((value: Leaf) => unknown)[] = [
  (value) => value,
  (value) => Number(value),
  (value) => String(value),
  (value) => `%${value}%`,
  ...Array.from({ length: 20 }, (_, word) => (value: Leaf) => {
    const words = String(value).split(' ')
    return word < words.length ? `%${words[word]}%` : Symbol('none')
  }),
]

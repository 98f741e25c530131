import fc from 'fast-check'
import { validOperators } from 'payload/shared'
import { pathOf } from './paths.ts'
import type { Payload } from 'payload'

type Value = string | string[]
type Tree = { [key: string]: Tree | Tree[] | Value }

/** A random filter, as the parameters that bring it. */
export const wheresOf = (slug: string, payload: Payload): fc.Arbitrary<string[]> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 5, arbitrary: conditionOf(slug, payload) },
        { weight: 3, arbitrary: groupOf(conditionOf(slug, payload)) },
        {
          weight: 1,
          arbitrary: groupOf(
            fc.oneof(conditionOf(slug, payload), groupOf(conditionOf(slug, payload))),
          ),
        },
      ),
      fc.constantFrom(...syntaxes),
    )
    .map(([where, syntax]) => written(where, { syntax, as: 'where' }))

/** A random condition on one path, as the one parameter that brings it: `[title][equals]=x`. */
export const whereOf = (slug: string, payload: Payload): fc.Arbitrary<string> =>
  conditionOf(slug, payload).map((where) => written(where, { syntax: 'comma', as: '' }).join('&'))

const conditionOf = (slug: string, payload: Payload): fc.Arbitrary<Tree> =>
  fc
    .tuple(pathOf(slug, payload), fc.constantFrom(...operators), valueOf)
    .map(([path, operator, value]) => ({ [path]: { [operator]: value } }))

const groupOf = (part: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc
    .tuple(
      fc.constantFrom('or', 'and', 'or', 'and', 'OR', 'AND'),
      fc.array(part, { minLength: 1, maxLength: 3 }),
    )
    .map(([group, parts]) => ({ [group]: parts }))

// Those of places are for fields that these tests have none of: now and then.
const usual = validOperators.filter((name) => !['within', 'intersects', 'near'].includes(name))
const operators = [...usual, ...usual, ...validOperators]

const words = [
  '1',
  '2',
  '3',
  '0',
  'true',
  'false',
  'null',
  '',
  'Night',
  'night',
  "O'Brien",
  '%',
  '_',
  '\\',
  'a',
  'red',
  'x,y',
  '1,2',
  '-2.5',
  '1980-02-03',
  '1961-02-03T00:00:00.000Z',
  '1961-02-30',
  'one',
  'title 1',
  'title',
  'admin',
  '$1',
  'NaN',
  '1e3',
  '99999999999999999999',
  '[1,2]',
  '{"relationTo":"users","value":1}',
  'a&b=c',
  'ünïcode 🎬',
  'light blue',
]

const valueOf: fc.Arbitrary<Value> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }) },
)

const syntaxes = ['comma', 'index', 'empty', 'repeated', 'comma', 'json'] as const
type Syntax = (typeof syntaxes)[number]

/** As a client may write it: lists by commas, numbers, empty brackets, or the same name again; or all of it as JSON. */
function written(tree: Tree, { syntax, as }: { syntax: Syntax; as: string }): string[] {
  return syntax === 'json'
    ? [`${as}=${encodeURIComponent(JSON.stringify(tree))}`]
    : bracketed(tree, { syntax, as })
}

function bracketed(value: Tree | Tree[] | Value, place: { syntax: Syntax; as: string }): string[] {
  const { syntax, as } = place
  if (typeof value === 'string') return [`${as}=${encodeURIComponent(value)}`]
  if (!Array.isArray(value))
    return Object.entries(value).flatMap(([key, each]) =>
      bracketed(each, { syntax, as: `${as}[${key}]` }),
    )
  if (value.every((each) => typeof each === 'string') && syntax !== 'index') {
    if (syntax === 'comma') return [`${as}=${encodeURIComponent(value.join(','))}`]
    return value.flatMap((each) =>
      bracketed(each, { syntax, as: syntax === 'empty' ? `${as}[]` : as }),
    )
  }
  return value.flatMap((each, n) => bracketed(each, { syntax, as: `${as}[${n}]` }))
}

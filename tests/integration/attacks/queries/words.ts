import fc from 'fast-check'
import { validOperators } from 'payload/shared'
import type { FlattenedField } from 'payload'
import { payload } from '../../../support/marquee.ts'

/** What attackers write where a value, a name or a number is expected. */
const nasty = [
  '',
  "'",
  "' or 1=1 --",
  "'; drop table users; --",
  '"',
  '\\',
  '%',
  '_',
  '$1',
  '${7*7}',
  '{{7*7}}',
  '\0',
  '\ud800',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '1e999',
  '-1',
  '0',
  '1',
  'NaN',
  '99999999999999999999',
  '2147483648',
  '0x10',
  '1900-01-01',
  '275760-09-14T00:00:00.000Z',
  '{"relationTo":"users","value":1}',
  'a,b,c',
  ',',
  'x'.repeat(2000),
]

/** What the two worlds differ in, or could. */
const telling = ['aa', 'zz', 'a', 'example.com', 'member', 'editor', 'Hidden', '9', '99']

export const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...telling) },
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 40 }).map(String) },
)

export const operator = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...validOperators) },
  { weight: 1, arbitrary: fc.constantFrom('$raw', 'like ', 'EQUALS', 'constructor', '') },
)

export const slugs = Object.keys(payload.collections)
export const slug = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('movies', 'persons', 'castings', 'characters') },
  { weight: 4, arbitrary: fc.constantFrom('files', 'users', 'favorites') },
  { weight: 2, arbitrary: fc.constantFrom(...slugs) },
)

const namesIn = (fields: FlattenedField[]): string[] =>
  fields.flatMap((field) => [
    field.name,
    ...('flattenedFields' in field ? namesIn(field.flattenedFields) : []),
  ])

/** Every name that a field of the catalogue has, those that Payload keeps to itself among them. */
const names = [
  ...new Set([
    ...Object.values(payload.collections).flatMap(({ config }) => namesIn(config.flattenedFields)),
    'id',
    'hash',
    'salt',
    'relationTo',
    'value',
    'docs',
  ]),
]

/** Those that lead from record to record, or to what is not everybody's. */
const leading = ['owner', 'user', 'favorites', 'avatar', 'poster', 'movie', 'castings', 'directed']
const guarded = ['email', 'username', 'role', 'hash', 'sessions', 'alt', 'key', 'isPublic', 'id']

const segment = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...leading) },
  { weight: 4, arbitrary: fc.constantFrom(...guarded) },
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...nasty.filter((word) => word.length < 40)) },
)

/** A path of one to four fields. */
export const path = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.constantFrom('.', '.', '.', '__'))
  .map(([segments, between]) => segments.join(between))

export const count = fc.constantFrom(0, 1, 2, 3, 10, 101, -1, 1.5, 2147483648, 'x', '')

/** As browsers send it: half of a surrogate pair becomes the replacement character. */
export const wellFormed = (text: string) => Buffer.from(text).toString()

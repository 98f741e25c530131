import fc from 'fast-check'
import type { FlattenedField } from 'payload'
import { payload } from '../../../support/marquee.ts'
import { value as word, wellFormed } from '../queries/words.ts'
import type { Targets } from './targets.ts'

export type Attack = {
  slug: string
  method: string
  path: string
  body: object | string
  headers: Record<string, string>
}

/** Values of every kind, right and wrong, for any field. */
const json = fc.oneof(
  { weight: 3, arbitrary: word.map(wellFormed) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown[]>(
      ...[null, true, false, 0, 1, -1, 1.5, 1e308, 2 ** 31, 99999999999],
      ...[[], {}, [[]], [null], [{}], ['x'], [1], [1, 1], [[1, 2]]],
      ...[{ id: 1 }, { equals: 1 }, { relationTo: 'users', value: 1 }, { root: {} }],
      { root: { type: 'root', children: 1 } },
      { root: { type: 'root', children: [{ type: 'text', text: '\ud800' }] } },
      '275760-09-14T00:00:00.000Z',
      '2020-13-45',
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** What may stand in a body for a field: a value of its kind, or anything. */
const valueFor = (field: FlattenedField, { ids }: Targets): fc.Arbitrary<unknown> => {
  const related =
    'relationTo' in field ? [field.relationTo].flat().flatMap((slug) => ids[slug] ?? []) : []
  const apt: fc.Arbitrary<unknown>[] = []
  if (related.length > 0)
    apt.push(fc.constantFrom(...related), fc.array(fc.constantFrom(...related), { maxLength: 3 }))
  if (field.type === 'number') apt.push(fc.integer({ min: -1, max: 3000 }))
  if (field.type === 'checkbox') apt.push(fc.boolean())
  if (field.type === 'date')
    apt.push(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()))
  if ('flattenedFields' in field) {
    const inner = bodyOf(field.flattenedFields, { ids } as Targets)
    apt.push(field.type === 'array' ? fc.array(inner, { maxLength: 3 }) : inner)
  }
  return fc.oneof(
    { weight: 3, arbitrary: json },
    ...apt.map((arbitrary) => ({ weight: 3, arbitrary })),
  )
}

const bodyOf = (fields: FlattenedField[], targets: Targets): fc.Arbitrary<object> =>
  fc
    .subarray([...fields.keys()], { maxLength: Math.min(4, fields.length) })
    .chain((places) =>
      fc.record(
        Object.fromEntries(
          places.map((place) => [fields[place]!.name, valueFor(fields[place]!, targets)]),
        ),
      ),
    )

/** What no field is named, or none that a client may write. */
const extras = fc.dictionary(
  fc.constantFrom(
    'id',
    'role',
    'owner',
    'user',
    'hash',
    'sessions',
    'password',
    '__proto__',
    '_status',
    'deletedAt',
    'where',
  ),
  json,
  { maxKeys: 2 },
)

/** A request that writes, well formed or not, to any collection. */
export const attack = (targets: Targets): fc.Arbitrary<Attack> =>
  fc.constantFrom(...Object.keys(targets.ids)).chain((slug) => {
    const fields = payload.collections[slug as 'movies'].config.flattenedFields
    const record = fc
      .tuple(bodyOf(fields, targets), extras)
      .map((parts) => Object.assign({}, ...parts) as object)
    const id = fc.constantFrom(...(targets.ids[slug] ?? []))
    const some = fc.subarray(targets.ids[slug] ?? [], { minLength: 1 })
    const place = fc.oneof(
      fc.constant({ method: 'POST', path: `/api/${slug}` }),
      id.map((one) => ({ method: 'PATCH', path: `/api/${slug}/${one}` })),
      some.map((ids) => ({ method: 'PATCH', path: `/api/${slug}?where[id][in]=${ids.join()}` })),
    )
    return fc
      .tuple(place, record, shape)
      .map(([at, data, form]) => ({ slug, ...at, ...form(data) }))
  })

type Shaped = Pick<Attack, 'body' | 'headers'>

const as =
  (type: string, write: (data: object) => string) =>
  (data: object): Shaped => ({ body: write(data), headers: { 'content-type': type } })

const boundary = 'multipart/form-data; boundary=x'
const part = (name: string, text: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--x--\r\n`

/** As JSON most of the time; else as what forms, old clients and nobody send. */
const shape = fc.oneof(
  { weight: 12, arbitrary: fc.constant(as('application/json', JSON.stringify)) },
  {
    weight: 4,
    arbitrary: fc.constant(as(boundary, (data) => part('_payload', JSON.stringify(data)))),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      as('Application/JSON; charset=UTF-8', JSON.stringify),
      as('application/json', (data) => JSON.stringify(data).slice(0, -1)),
      as('application/json', (data) => JSON.stringify([data])),
      as('application/json', () => 'null'),
      as('text/plain', JSON.stringify),
      as('application/octet-stream', JSON.stringify),
      as('application/x-www-form-urlencoded', () => 'title=x'),
      as('multipart/form-data', JSON.stringify),
      as(boundary, (data) => part('title', JSON.stringify(data))),
      as(boundary, () => part('_payload', 'null')),
      as(boundary, () => part('_payload', '"text"')),
      as(boundary, () => part('_payload', '{')),
      as(boundary, (data) => part('_payload', JSON.stringify(data)).slice(0, -9)),
      as(boundary, () => '--x\r\nnonsense'),
      as('multipart/mixed; boundary=x', JSON.stringify),
    ),
  },
)

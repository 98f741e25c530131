import fc from 'fast-check'
import { payload } from '../../../support/marquee.ts'
import { count, operator, path, slug, value, wellFormed } from './words.ts'
import type { Worlds } from './worlds.ts'

type Query = Record<string, unknown>

const condition = fc.tuple(path, operator, value).map(([at, op, to]) => ({ [at]: { [op]: to } }))

const conditions = fc.oneof(
  { weight: 4, arbitrary: condition },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('and', 'or', 'OR'), fc.array(condition, { maxLength: 3 }))
      .map(([group, list]) => ({ [group]: list })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(path, fc.constantFrom('contains', 'equals', 'in'), condition)
      .map(([at, op, inner]) => ({ [at]: { [op]: inner } })),
  },
  { weight: 1, arbitrary: value },
)

const sort = fc
  .array(
    fc.tuple(fc.constantFrom('', '-'), path).map((parts) => parts.join('')),
    { maxLength: 3 },
  )
  .map((list) => list.join(','))

const chosen = fc.dictionary(path, fc.constantFrom('true', 'false', 'x'), { maxKeys: 3 })

const join = fc.record(
  {
    where: conditions,
    sort,
    limit: count,
    page: count,
    count: fc.constantFrom('true', 'x'),
  },
  { requiredKeys: [] },
)

const query: fc.Arbitrary<Query> = fc.record(
  {
    where: conditions,
    sort,
    select: fc.oneof(chosen, value),
    populate: fc.oneof(fc.dictionary(slug, chosen, { maxKeys: 2 }), value),
    joins: fc.oneof(fc.dictionary(path, fc.oneof(join, value), { maxKeys: 2 }), value),
    depth: count,
    limit: count,
    page: count,
    pagination: fc.constantFrom('false', 'true', 'x'),
    draft: fc.constantFrom('true', 'x'),
    trash: fc.constantFrom('true', 'x'),
    locale: value,
    'fallback-locale': value,
    q: value,
    data: value,
  },
  { requiredKeys: [] },
)

/** Addresses of every kind: of lists, records, counts and files, and the routes that plugins add. */
export const restAddress = ({ ids, filenames }: Worlds) => {
  const id = fc.oneof(fc.constantFrom(...ids).map(String), value)
  const routes = [
    ...payload.config.endpoints,
    ...Object.values(payload.collections).flatMap(({ config }) =>
      (config.endpoints || []).map((endpoint) => ({
        ...endpoint,
        path: `/${config.slug}${endpoint.path}`,
      })),
    ),
  ].flatMap((endpoint) =>
    // Those of the queue run jobs: no reading.
    endpoint.method === 'get' && !endpoint.path.startsWith('/payload-jobs/') ? [endpoint.path] : [],
  )
  const place = fc.oneof(
    { weight: 6, arbitrary: slug.map((name) => `/${name}`) },
    { weight: 2, arbitrary: slug.map((name) => `/${name}/count`) },
    { weight: 3, arbitrary: fc.tuple(slug, id).map(([name, one]) => `/${name}/${encode(one)}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...filenames).map((name) => `/files/file/${encode(name)}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...routes), id)
        .map(([route, one]) => route.replaceAll(/:\w+[?*+]?/g, encode(one))),
    },
  )
  return fc
    .tuple(place, query)
    .map(([at, asked]) => `/api${at}?${flatten(asked).map(toParameter).join('&')}`)
    .filter((address) => address.length < 16_000)
}

const encode = (text: string) => encodeURIComponent(wellFormed(text))

const toParameter = ([key, text]: [string, string]) => `${encode(key)}=${encode(text)}`

/** where[or][0][title][equals]=Heat */
function flatten(asked: unknown, prefix = ''): [string, string][] {
  if (typeof asked !== 'object' || asked === null) return [[prefix, String(asked)]]
  return Object.entries(asked).flatMap(([key, inner]) =>
    flatten(inner, prefix ? `${prefix}[${key}]` : key),
  )
}

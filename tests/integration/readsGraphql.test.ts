import config from '@payload-config'
import fc from 'fast-check'
import { getNamedType, isObjectType, isLeafType, specifiedRules, validate } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { graphqlAnswer } from '#src/plugins/reads/graphql/answer.ts'
import { gateOf } from '#src/server/api/handleGraphql.ts'
import type { DocumentNode, GraphQLField, GraphQLObjectType } from 'graphql'
import {
  makeCaller,
  makeCasting,
  makeCountry,
  makeFavorite,
  makeFile,
  makeGenre,
  makeMovie,
  makePerson,
} from '../support/factories.ts'
import { fetchApi, payload } from '../support/marquee.ts'

/** How many random documents are compared; the full run asks for more. */
const runs = Number(process.env['READS_RUNS'] ?? 150)

const { schema, rulesFor } = gateOf(await config)
const gate = {
  schema,
  passes: (document: DocumentNode, variableValues: Record<string, unknown>) =>
    validate(schema, document, [
      ...specifiedRules,
      ...rulesFor({ schema, document, variableValues }),
    ]).length === 0,
}
const tokens: Record<string, string> = {}

beforeAll(async () => {
  for (const role of ['member', 'editor', 'admin'] as const) {
    const caller = await makeCaller(role)
    tokens[role] = caller.token
    await makeFavorite({ user: caller.user.id })
    await makeFile({ isPublic: role === 'editor', owner: caller.user.id })
  }
  const genres = [(await makeGenre()).id, (await makeGenre()).id]
  const country = (await makeCountry()).id
  const actor = (await makePerson({ dateOfBirth: '1950-02-03', gender: 'female', country })).id
  const poster = (await makeFile()).id
  for (const year of [1950, 1960, 1970])
    for (const title of ['Night', '100% Heat', "O'Brien"]) {
      const movie = await makeMovie({ title, year, director: actor, genres, country, poster })
      await makeCasting({ movie: movie.id, actor })
      await makeCasting({ movie: movie.id })
    }
}, 120_000)

const args: Record<string, string[]> = {
  Movie: ['id: 1', 'id: 2', 'id: 5', 'id: 9999'],
  Person: ['id: 1', 'id: 3'],
  Casting: ['id: 1', 'id: 4'],
  File: ['id: 1', 'id: 2', 'id: 4'],
  User: ['id: 1', 'id: 2'],
  Movies: [
    'limit: 3',
    'limit: 2, page: 2',
    'where: { title: { contains: "ight" } }, limit: 5',
    'where: { genres: { equals: 1 } }, sort: "-year"',
    'where: { director__name: { like: "Ada" }, year: { greater_than: 1955 } }, limit: 4',
    'where: { OR: [{ year: { equals: 1950 } }, { title: { equals: "Night" } }] }, sort: "title"',
    'limit: 0, pagination: false',
  ],
  Persons: ['limit: 3', 'where: { gender: { equals: female } }', 'sort: "name", limit: 2'],
  Castings: ['limit: 4', 'where: { movie: { equals: 3 } }', 'where: { order: { equals: 1 } }'],
  Files: ['limit: 5', 'where: { isPublic: { equals: false } }', 'sort: "filename"'],
  Users: ['limit: 3'],
  Favorites: ['limit: 3'],
  Genres: ['sort: "name"'],
  Countries: ['limit: 2'],
  Characters: ['limit: 2'],
  countMovies: ['where: { year: { greater_than: 1955 } }'],
  countFavorites: ['where: { id: { exists: true } }'],
}
const joinArgs = ['', '(limit: 2)', '(limit: 1, count: true)', '(sort: "-createdAt", limit: 3)']

const fieldsOf = (type: GraphQLObjectType, depth: number) =>
  Object.values(type.getFields()).filter(({ type: of }) => {
    const named = getNamedType(of)
    return isLeafType(named) || (depth > 0 && isObjectType(named))
  })

/** A selection of an object's fields, no deeper than the rules allow. */
const selection = (type: GraphQLObjectType, depth: number): fc.Arbitrary<string> => {
  const fields = fieldsOf(type, depth)
  return fc
    .subarray(fields, {
      minLength: Math.min(1, fields.length),
      maxLength: Math.min(6, fields.length),
    })
    .chain((chosen) => fc.tuple(...chosen.map((field) => selected(field, depth))))
    .map((parts) => `__typename ${parts.join(' ')}`)
}

function selected(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const inner = getNamedType(field.type)
  const { name } = field
  if (!isObjectType(inner)) return fc.constantFrom(name, `${name} a_${name}: ${name}`)
  const isJoin = (field.extensions['field'] as { type?: string } | undefined)?.type === 'join'
  const join = fc.constantFrom(...(isJoin ? joinArgs : ['']))
  return fc
    .tuple(join, selection(inner, depth - 1))
    .map(([given, of]) => `${name}${given} { ${of} }`)
}

const root = fc.constantFrom(...Object.keys(args)).chain((name) => {
  const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type) as GraphQLObjectType
  return fc
    .tuple(fc.constantFrom(...args[name]!), selection(type, 3))
    .map(([given, fields]) => `${name}(${given}) { ${fields} }`)
})

test('a compiled document answers what Payload answers, value for value', async () => {
  let compiled = 0
  const who = fc.constantFrom('nobody', 'member', 'editor', 'admin')
  const same = fc.asyncProperty(root, who, async (question, caller) => {
    const answer = await leanly(`{ ${question} }`, tokens[caller])
    const expected = await stock(`{ ${question} }`, tokens[caller])
    compiled += answer === undefined ? 0 : 1
    expect(answer ?? expected).toEqual(expected)
  })
  await fc.assert(same, { numRuns: runs, seed: 1895 })
  expect(compiled).toBeGreaterThan(runs / 2)
}, 600_000)

async function leanly(query: string, token: string | undefined) {
  const headers = token ? { authorization: `JWT ${token}` } : {}
  const [pathname, search] = ['/api/graphql', '']
  const asked = { url: `http://localhost:3000${pathname}`, pathname, search, headers }
  const answer = await graphqlAnswer({ asked, body: { query }, gate, payload })
  return typeof answer === 'string' ? JSON.parse(answer) : undefined
}

async function stock(query: string, token: string | undefined) {
  const headers = token ? { authorization: `JWT ${token}` } : {}
  const response = await fetchApi('/api/graphql', { method: 'POST', body: { query }, headers })
  return response.json()
}

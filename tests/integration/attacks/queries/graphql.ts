import fc, { type GeneratorValue } from 'fast-check'
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { readFileSync } from 'node:fs'
import { count, value, wellFormed } from './words.ts'

// As it is checked in: which it is, another check sees to.
const schema = buildSchema(readFileSync('src/schema.graphql', 'utf8'))

/** A query that the schema allows: a few of its fields, to a few levels, with arguments of the right types. */
export const graphqlQuery = (ids: number[]) =>
  fc.gen().map((g) => `{ ${rootsOf(g, { type: schema.getQueryType(), ids })} }`)

/** A mutation that the schema allows, or several, each with all that it requires. */
export const graphqlMutation = (ids: number[]) =>
  fc.gen().map((g) => `mutation { ${rootsOf(g, { type: schema.getMutationType(), ids })} }`)

type Root = { type: GraphQLObjectType | null | undefined; ids: number[] }

function rootsOf(g: GeneratorValue, { type, ids }: Root): string {
  const fields = Object.values(type?.getFields() ?? {})
  const roots = several(g, { from: fields, least: 1, most: 3 })
  return roots.map((field, place) => `a${place}: ${written(g, { field, ids, depth: 0 })}`).join(' ')
}

type At = { ids: number[]; depth: number }
type Field = GraphQLField<unknown, unknown>

function several<T>(
  g: GeneratorValue,
  { from, least, most }: { from: readonly T[]; least: number; most: number },
): T[] {
  // By their places: fast-check compares what it is given, and types refer to themselves.
  const places = g(fc.subarray<number>, [...from.keys()], {
    minLength: Math.min(least, from.length),
    maxLength: Math.min(most, from.length),
  })
  return from.filter((_, place) => places.includes(place))
}

function written(g: GeneratorValue, { field, ids, depth }: At & { field: Field }): string {
  const args = field.args.flatMap((arg) => {
    const wanted = isNonNullType(arg.type) || g(fc.boolean)
    return wanted ? [`${arg.name}: ${argument(g, { arg, ids })}`] : []
  })
  const head = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`
  const type = getNamedType(field.type)
  return isCompositeType(type) ? `${head} { ${selection(g, { type, ids, depth })} }` : head
}

function selection(
  g: GeneratorValue,
  { type, ids, depth }: At & { type: GraphQLNamedType },
): string {
  if (isUnionType(type))
    return type
      .getTypes()
      .map((one) => `... on ${one.name} { ${selection(g, { type: one, ids, depth })} }`)
      .join(' ')
  if (!isObjectType(type)) return '__typename'
  const all = Object.values(type.getFields())
  const fields = all.filter(({ type: of }) => depth < 5 || !isCompositeType(getNamedType(of)))
  // What leads on comes first: leaves alone tell little.
  const onward = fields.filter(({ type: of }) => isCompositeType(getNamedType(of)))
  const chosen = new Set([
    ...several(g, { from: fields, least: 0, most: 4 }),
    ...several(g, { from: onward, least: 0, most: 2 }),
  ])
  return [
    '__typename',
    ...[...chosen].map((field) => written(g, { field, ids, depth: depth + 1 })),
  ].join(' ')
}

const argument = (g: GeneratorValue, { arg, ids }: { arg: GraphQLArgument; ids: number[] }) => {
  if (arg.name === 'id') return String(g(fc.constantFrom<number[]>, ...ids))
  return input(g, { type: arg.type, depth: 0 })
}

function input(
  g: GeneratorValue,
  { type, depth }: { type: GraphQLInputType; depth: number },
): string {
  const plain = getNullableType(type)
  if (isListType(plain)) {
    const items = Array.from({ length: g(fc.integer, { min: 0, max: 2 }) }, () =>
      input(g, { type: plain.ofType, depth: depth + 1 }),
    )
    return `[${items.join(', ')}]`
  }
  if (isEnumType(plain))
    return g(fc.constantFrom<string[]>, ...plain.getValues().map(({ name }) => name))
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields()).filter(
      ({ type: of }) => depth < 4 || !isInputObjectType(getNamedType(of)),
    )
    const chosen = several(g, { from: fields, least: 1, most: 2 })
    const some = fields.filter((field) => isNonNullType(field.type) || chosen.includes(field))
    return `{ ${some.map((field) => `${field.name}: ${input(g, { type: field.type, depth: depth + 1 })}`).join(', ')} }`
  }
  return scalar(g, plain.name)
}

function scalar(g: GeneratorValue, name: string): string {
  const text = g(() => value)
  if (name === 'Boolean') return String(g(fc.boolean))
  if (name === 'Int' || name === 'Float') {
    const number = Number(g(() => count))
    return String(name === 'Int' ? Math.trunc(number) || 0 : number || 0)
  }
  return JSON.stringify(wellFormed(text))
}

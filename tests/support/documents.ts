import fc from 'fast-check'
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { typeNamesOf } from '#src/plugins/reads/graphql/typeNames.ts'
import { pathsOf } from './paths.ts'
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
} from 'graphql'
import type { Payload } from 'payload'
import type { Ids } from './compared.ts'

type World = { payload: Payload; schema: GraphQLSchema; ids: Ids }

/** What a client posts. */
export type Document = { query: string; variables: Record<string, unknown> }

type Choose = fc.GeneratorValue

/** A document in the making. */
type Draft = World & {
  choose: Choose
  variables: Map<string, { type: string; value: unknown }>
  fragments: string[]
  names: number
}

/** A random document of reads: several roots, fragments, aliases, variables, directives. */
export const documentOf = (choose: Choose, world: World): Document => {
  const draft: Draft = { ...world, choose, variables: new Map(), fragments: [], names: 0 }
  const type = world.schema.getQueryType()!
  const names = [...typeNamesOf(world.payload).keys()].filter((name) => type.getFields()[name])
  const roots = Array.from({ length: pick(draft, [1, 1, 1, 2, 3]) }, () =>
    selected(type.getFields()[pick(draft, names)]!, { draft, type, depth: 3 }),
  )
  const declared = [...draft.variables].map(([name, { type }]) => `$${name}: ${type}`)
  const head = declared.length > 0 ? `query Q(${declared.join(', ')}) ` : ''
  return {
    query: [`${head}{ ${roots.join(' ')} }`, ...draft.fragments].join('\n'),
    variables: Object.fromEntries([...draft.variables].map(([name, { value }]) => [name, value])),
  }
}

const pick = <Value>({ choose }: Draft, values: Value[]): Value =>
  choose(() => fc.constantFrom(...values))

/** Now and then: `n` times in a hundred. */
const often = ({ choose }: Draft, n: number) => choose(() => fc.integer({ min: 0, max: 99 })) < n

type Place = { draft: Draft; type: GraphQLObjectType; depth: number }
type Field = GraphQLField<unknown, unknown>

function selected(field: Field, { draft, depth }: Place): string {
  const given = argumentsOf(field, draft)
  // Records in two lists of one answer are asked of Payload.
  const hasAlias = field.name !== 'docs' && (given !== '' || often(draft, 15))
  const inner = getNamedType(field.type)
  const set =
    isObjectType(inner) || isUnionType(inner) ? ` ${selection(inner, { draft, depth })}` : ''
  return `${hasAlias ? `a${++draft.names}: ` : ''}${field.name}${given}${directive(draft)}${set}`
}

function selection(type: GraphQLOutputType, { draft, depth }: Omit<Place, 'type'>): string {
  if (isUnionType(type)) {
    const members = type.getTypes().filter(() => often(draft, 70))
    const parts = members.map(
      (each) => `... on ${each.name} ${selection(each, { draft, depth: depth - 1 })}`,
    )
    return `{ __typename ${parts.join(' ')} }`
  }
  const of = type as GraphQLObjectType
  const fields = Object.values(of.getFields()).filter(({ type: each }) => {
    const named = getNamedType(each)
    return depth > 0 || !(isObjectType(named) || isUnionType(named))
  })
  const count = Math.min(fields.length, pick(draft, [1, 2, 3, 5, 7]))
  const parts = Array.from({ length: count }, () => {
    const one = selected(pick(draft, fields), { draft, type: of, depth: depth - 1 })
    if (often(draft, 5)) return `... on ${of.name}${directive(draft)} { ${one} }`
    if (often(draft, 3)) return `...${directive(draft)} { ${one} }`
    return often(draft, 5) ? `...${fragment(draft, of, one)}${directive(draft)}` : one
  })
  return `{ ${often(draft, 20) ? '__typename ' : ''}${[...new Set(parts)].join(' ') || '__typename'} }`
}

function fragment(draft: Draft, type: GraphQLObjectType, body: string): string {
  const name = `F${++draft.names}`
  draft.fragments.push(`fragment ${name} on ${type.name} { ${body} }`)
  return name
}

function directive(draft: Draft): string {
  if (!often(draft, 2)) return ''
  const value = pick(draft, [true, false])
  const condition = often(draft, 50) ? String(value) : variable(draft, { type: 'Boolean!', value })
  return ` @${pick(draft, ['include', 'skip'])}(if: ${condition})`
}

function variable(draft: Draft, given: { type: string; value: unknown }): string {
  const name = `v${draft.variables.size + 1}`
  draft.variables.set(name, given)
  return `$${name}`
}

function argumentsOf(field: Field, draft: Draft): string {
  const given = field.args
    .filter(({ name, type }) => isNonNullType(type) || often(draft, chances[name] ?? 0))
    .map((arg) => {
      const value = argumentValue(arg, { field, draft })
      const isVariable = value !== undefined && often(draft, 25)
      return `${arg.name}: ${isVariable ? variable(draft, { type: String(arg.type), value }) : literal(value, arg.type)}`
    })
  return given.length > 0 ? `(${given.join(', ')})` : ''
}

/** How often an argument is given. */
const chances: Record<string, number> = {
  where: 25,
  sort: 20,
  limit: 40,
  page: 15,
  pagination: 10,
  count: 40,
  draft: 2,
  trash: 3,
}

type Argued = { field: Field; draft: Draft }

function argumentValue({ name, type }: GraphQLArgument, { field, draft }: Argued): unknown {
  const join = field.extensions['field'] as { collection?: string } | undefined
  const slug = join?.collection ?? typeNamesOf(draft.payload).get(field.name)?.slug ?? ''
  if (name === 'id')
    return pick(draft, [...(draft.ids[slug] ?? []), ...(draft.ids[slug] ?? []), 999_999])
  if (name === 'sort') return sortBy(slug, draft)
  if (name === 'limit') return pick(draft, [0, 1, 2, 5, 50])
  // From the second page of a join on Payload is wrong: see the plugin's README.
  if (name === 'page') return pick(draft, join ? [1] : [1, 2])
  return valueOf(type, { draft, depth: 2 })
}

function sortBy(slug: string, draft: Draft): string {
  const paths = pathsOf(slug, draft.payload)
  const plain = paths.filter((path) => !path.includes('.'))
  const one = () => `${pick(draft, ['', '-'])}${pick(draft, often(draft, 80) ? plain : paths)}`
  return often(draft, 30) ? `${one()},${one()}` : one()
}

function valueOf(given: GraphQLInputType, place: { draft: Draft; depth: number }): unknown {
  const { draft, depth } = place
  const type = getNullableType(given)
  if (isListType(type)) {
    const item = (): unknown => valueOf(type.ofType, { draft, depth: depth - 1 })
    return Array.from({ length: pick(draft, [1, 1, 2]) }, item)
  }
  if (isEnumType(type))
    return pick(
      draft,
      type.getValues().map(({ name }) => name),
    )
  if (!isInputObjectType(type)) return pick(draft, scalars[type.name] ?? strings)
  const fields = Object.values(type.getFields()).filter(
    ({ name }) => depth > 0 || (name !== 'AND' && name !== 'OR'),
  )
  const chosen = Array.from({ length: pick(draft, [1, 1, 1, 2]) }, () => pick(draft, fields))
  return Object.fromEntries(
    chosen.map(({ name, type: each }) => [name, valueOf(each, { draft, depth })]),
  )
}

const strings = ['Night', 'a', '', "O'Brien", '%', '1', 'title 1', 'one', 'admin', 'rel', 'the']
const scalars: Record<string, unknown[]> = {
  Int: [0, 1, 2, 3, 5],
  Float: [0, 1, 2.5, -2.5, 1980, 1e15],
  Boolean: [true, false],
  DateTime: ['1961-02-03T00:00:00.000Z', '2001-01-02T03:04:05.678Z'],
  EmailAddress: ['m1@example.com', 'admin@example.com'],
  JSON: [1, 2, 'one', '3', true, 'a', [1, 2]],
}

/** A value as a document writes it. */
function literal(value: unknown, given: GraphQLInputType): string {
  const type = getNullableType(given)
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type
    return `[${value.map((each) => literal(each, item)).join(', ')}]`
  }
  if (isListType(type)) return literal(value, type.ofType)
  if (isEnumType(type)) return String(value)
  if (!isInputObjectType(type)) return JSON.stringify(value)
  const fields = type.getFields()
  return `{ ${Object.entries(value as object)
    .map(([name, each]) => `${name}: ${literal(each, fields[name]!.type)}`)
    .join(', ')} }`
}

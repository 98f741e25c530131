import { Kind as Literal } from 'graphql'
import { imageWidths, toSizeName } from '#src/fields/imageSizes.ts'
import { toAsked } from './asked.ts'
import { kinds } from './kinds.ts'
import type { GraphQLScalarType, ValueNode } from 'graphql'
import type { GraphQLExtension, PayloadRequest } from 'payload'
import type { Params } from './asked.ts'
import type { Answering } from './kept.ts'
import type { Answer } from './search.ts'

type GraphQL = Parameters<GraphQLExtension>[0]

/** `search(...)` with the arguments of `GET /api/search`. */
export const searchQuery = (graphql: GraphQL, answer: Answering) => ({
  search: {
    description: 'Films, persons and characters by what people type, the best hits first.',
    type: answerType(graphql),
    args: args(graphql),
    resolve: async (_: unknown, params: Params, { req }: { req: PayloadRequest }) =>
      JSON.parse(await answer(req, toAsked(params))) as Answer,
  },
})

function args(graphql: GraphQL) {
  const { GraphQLBoolean, GraphQLInt, GraphQLString } = graphql
  const ids = {
    type: listScalar(graphql, {
      name: 'SearchIds',
      description: 'An id, a list of ids, or a text of ids parted by commas.',
    }),
  }
  return {
    q: { type: GraphQLString },
    type: {
      type: listScalar(graphql, {
        name: 'SearchTypes',
        description: `Of ${kinds.join(', ')}: one, a list, or a text that parts them by commas.`,
      }),
    },
    page: { type: GraphQLInt },
    limit: { type: GraphQLInt },
    genre: ids,
    country: ids,
    director: ids,
    actor: ids,
    yearFrom: { type: GraphQLInt },
    yearTo: { type: GraphQLInt },
    facets: { type: GraphQLBoolean },
  }
}

type Named = { name: string; description: string }

const scalars = new Map<string, GraphQLScalarType>()

/** The arguments are read as those of the address are, and refused by the same words. */
function listScalar({ GraphQLScalarType }: GraphQL, { name, description }: Named) {
  const known = scalars.get(name)
  if (known) return known
  const scalar = new GraphQLScalarType({
    name,
    description,
    parseLiteral: written,
    parseValue: (value: unknown) => value,
  })
  scalars.set(name, scalar)
  return scalar
}

function written(node: ValueNode): unknown {
  if (node.kind === Literal.LIST) return node.values.map(written)
  const isWord =
    node.kind === Literal.STRING || node.kind === Literal.ENUM || node.kind === Literal.INT
  return isWord ? node.value : {}
}

function answerType(graphql: GraphQL) {
  const { GraphQLBoolean, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType } = graphql
  const whole = { type: new GraphQLNonNull(GraphQLInt) }
  const flag = { type: new GraphQLNonNull(GraphQLBoolean) }
  return new GraphQLObjectType({
    name: 'Search',
    fields: {
      docs: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(hit(graphql)))) },
      totalDocs: whole,
      limit: whole,
      totalPages: whole,
      page: whole,
      pagingCounter: whole,
      hasPrevPage: flag,
      hasNextPage: flag,
      prevPage: { type: GraphQLInt },
      nextPage: { type: GraphQLInt },
      totals: {
        type: new GraphQLNonNull(
          new GraphQLObjectType({
            name: 'SearchTotals',
            fields: Object.fromEntries(kinds.map((kind) => [kind, whole])),
          }),
        ),
      },
      facets: { type: facets(graphql), description: 'There where they were asked for.' },
    },
  })
}

function hit(graphql: GraphQL) {
  const { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } = graphql
  const text = { type: new GraphQLNonNull(GraphQLString) }
  return new GraphQLObjectType({
    name: 'SearchHit',
    fields: {
      type: { ...text, description: `One of ${kinds.join(', ')}.` },
      id: { type: new GraphQLNonNull(GraphQLInt) },
      title: { ...text, description: "A film's title, a person's or character's name." },
      year: { type: GraphQLInt },
      knownFor: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))),
        description: "A person's or character's best-known films; of a film, who is billed first.",
      },
      image: { type: image(graphql) },
      highlight: { ...text, description: 'HTML: what was met stands in <mark>, all else escaped.' },
    },
  })
}

function image({ GraphQLFloat, GraphQLNonNull, GraphQLObjectType, GraphQLString }: GraphQL) {
  const size = new GraphQLObjectType({
    name: 'SearchImageSize',
    fields: {
      url: { type: GraphQLString },
      width: { type: GraphQLFloat },
      height: { type: GraphQLFloat },
      mimeType: { type: GraphQLString },
      filesize: { type: GraphQLFloat },
      filename: { type: GraphQLString },
    },
  })
  const sizes = new GraphQLObjectType({
    name: 'SearchImageSizes',
    fields: Object.fromEntries(imageWidths.map((width) => [toSizeName(width), { type: size }])),
  })
  return new GraphQLObjectType({
    name: 'SearchImage',
    fields: {
      url: { type: new GraphQLNonNull(GraphQLString) },
      sizes: { type: new GraphQLNonNull(sizes) },
    },
  })
}

function facets({
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
}: GraphQL) {
  const facet = new GraphQLObjectType({
    name: 'SearchFacet',
    fields: {
      id: { type: new GraphQLNonNull(GraphQLInt) },
      name: { type: new GraphQLNonNull(GraphQLString) },
      count: { type: new GraphQLNonNull(GraphQLInt) },
    },
  })
  const list = { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(facet))) }
  return new GraphQLObjectType({
    name: 'SearchFacets',
    fields: { genres: list, countries: list, decades: list },
  })
}

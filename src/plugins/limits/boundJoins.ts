import { staff } from '#src/access/rules.ts'
import type { GraphQLExtension, JoinField, PayloadRequest } from 'payload'
import type { GraphQLFieldResolver, GraphQLObjectType } from 'graphql'
import { boundPage, mostRecords } from './boundPage.ts'
import { refuseUnsoundWhere } from './refuseUnsoundWhere.ts'

type Resolver = GraphQLFieldResolver<unknown, { req: PayloadRequest }, Record<string, unknown>>

/**
 * Bounds every join of the GraphQL schema like a list of its own, however deep it nests. Payload calls `queries` when
 * all its types are made, and asks its resolvers for them only when a request comes.
 */
export const boundJoins =
  (queries: GraphQLExtension | undefined): GraphQLExtension =>
  (graphql, built) => {
    for (const { graphQL } of Object.values(built.collections as Record<string, Collection>))
      if (graphQL) boundType(graphQL.type)
    return queries?.(graphql, built) ?? {}
  }

/** Those that are kept out of GraphQL have none. */
type Collection = { graphQL?: { type: GraphQLObjectType } }

function boundType(type: GraphQLObjectType) {
  for (const field of Object.values(type.getFields())) {
    const join = field.extensions['field'] as JoinField | undefined
    if (join?.type === 'join' && field.resolve) field.resolve = toBounded(field.resolve as Resolver)
  }
}

const toBounded =
  (resolve: Resolver): Resolver =>
  (...[parent, args, context, info]) => {
    const free = staff({ req: context.req })
    refuseUnsoundWhere(args['where'], { fields: [] })
    const bounded = { ...args, ...boundPage(withLimit(args, free), { free }) }
    return resolve(parent, bounded, context, info)
  }

/** Without a limit Payload answers every record of the join. */
const withLimit = (args: Record<string, unknown>, free: boolean) =>
  free || typeof args['limit'] === 'number' ? args : { ...args, limit: mostRecords }

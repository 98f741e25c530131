import { getArgumentValues } from 'graphql'
import { NotCompiled } from '../obstacles.ts'
import { selectionsOf, within } from './selections.ts'
import type { GraphQLResolveInfo } from 'graphql'
import type { Field, PayloadRequest, Sort, Where } from 'payload'
import type { Fragments, Selected } from './selections.ts'

/** The records of a join as its resolver asks for them. */
export type JoinAsked = {
  collection: string
  count: boolean
  /** None: all of them. */
  limit: number | undefined
  page: number
  sort: Sort | undefined
  where: Where | undefined
}

/** By the first of the nodes that select a join. */
export type JoinsAsked = Map<object, JoinAsked>

type Place = { fragments: Fragments; variables: Record<string, unknown>; req: PayloadRequest }

/**
 * What each join of a document asks for, whichever rules have been put around its resolver: that is called for a record
 * of no one's, and stopped where it would ask the database.
 * @throws what a rule throws that refuses it
 */
export const joinsAskedIn = async (
  selected: Selected,
  { fragments, req, variables }: Place,
): Promise<JoinsAsked> => {
  const joins = known.get(selected) ?? joinsIn(selected, fragments)
  known.set(selected, joins)
  const found: JoinsAsked = new Map()
  for (const { field, node } of joins) {
    const args = getArgumentValues(field, node, variables)
    if (Number(args['limit'] ?? 0) < 0) throw new NotCompiled('a limit below none')
    found.set(node, await askedBy({ field, args, req }))
  }
  return found
}

type Join = { field: NonNullable<Selected['field']>; node: Selected['nodes'][number] }

const known = new WeakMap<Selected, Join[]>()

function joinsIn(selected: Selected, fragments: Fragments): Join[] {
  const { field, nodes } = selected
  const [node] = nodes
  if (!field || !node) return []
  const { type } = (field.extensions['field'] ?? {}) as Partial<Field>
  const inner = node.selectionSet ? selectionsOf(within(selected, fragments)) : []
  return [
    ...(type === 'join' ? [{ field, node }] : []),
    ...inner.flatMap((each) => joinsIn(each, fragments)),
  ]
}

type Asking = {
  field: NonNullable<Selected['field']>
  args: Record<string, unknown>
  req: PayloadRequest
}

const nobodys = -1

/** No error: to tell where it was thrown would cost more than all the rest. */
class Stopped {
  readonly options: Record<string, unknown>

  constructor(options: Record<string, unknown>) {
    this.options = options
  }
}

async function askedBy({ field, args, req }: Asking): Promise<JoinAsked> {
  const stop = (options: Record<string, unknown>) => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- see there
    throw new Stopped(options)
  }
  const payload: unknown = Object.create(req.payload, { find: { value: stop } })
  const captive: unknown = Object.create(req, { payload: { value: payload } })
  try {
    const info = {} as GraphQLResolveInfo
    await field.resolve?.({ id: nobodys }, args, { req: captive }, info)
  } catch (error) {
    if (error instanceof Stopped) return toAsked(error.options)
    throw error
  }
  throw new NotCompiled(`${field.name} asks no list`)
}

function toAsked(options: Record<string, unknown>): JoinAsked {
  const { collection, limit, page, pagination, sort, where } = options
  if (typeof collection !== 'string' || typeof limit !== 'number' || options['draft'])
    throw new NotCompiled('a join of another kind')
  return {
    collection,
    count: Boolean(pagination),
    // It asks for one more, to tell whether there are more.
    limit: limit > 0 ? limit - 1 : undefined,
    page: typeof page === 'number' ? page : 1,
    sort: (sort ?? undefined) as Sort | undefined,
    where: ofClient(where as Where),
  }
}

/** Without the condition that names the record, which Payload adds last. */
function ofClient(where: Where): Where | undefined {
  const { and } = where
  if (!and) return undefined
  const rest = and.slice(0, -1)
  return rest.length > 1 ? { and: rest } : rest[0]
}

import type pg from 'pg'
import type { Payload, TypedUser } from 'payload'
import type { User } from '#src/payload-types.ts'
import type { Explanation } from '#src/plugins/reads/explain.ts'
import { Problem } from './problem.ts'

/** The user of that name, or the first of that role. */
export const callerNamed = async (name: string, payload: Payload): Promise<TypedUser> => {
  const { docs } = await payload.find({
    collection: 'users',
    where: { [name in roles ? 'role' : 'username']: { equals: name } },
    sort: 'id',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  const [user] = docs
  if (!user) throw new Problem(`No user has the name or the role ${name}.`)
  return { ...user, collection: 'users' }
}

const roles = { admin: true, editor: true, member: true } satisfies Record<User['role'], true>

type Told = { client: pg.Client; as: string }

/** What is asked, who may read what of it, the statement, and what Postgres does for it. */
export async function* toWords(
  explanation: Explanation,
  { client, as }: Told,
): AsyncGenerator<string, void> {
  const { slug, read } = explanation
  const { kind, ...asked } = read
  yield `${kinds[kind]} of ${slug}, for ${as}${hasMore(asked) ? `: ${JSON.stringify(asked)}` : ''}`
  if ('refused' in explanation) {
    yield `Refused: ${explanation.refused}`
    return
  }
  if ('byPayload' in explanation) {
    yield `Answered by Payload itself: ${explanation.byPayload}.`
    return
  }
  yield 'Answered by one statement. The caller may read:'
  for (const [name, grant] of Object.entries(explanation.grants))
    yield `  ${name}: ${grant === true ? 'all' : grant === false ? 'nothing' : JSON.stringify(grant)}`
  const { text, values } = explanation.statement
  yield `\n${text}`
  if (values.length > 0)
    yield `\n${values.map((value, n) => `$${n + 1} = ${JSON.stringify(value)}`).join('\n')}`
  yield ''
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, buffers) ${text}`,
    values,
  )
  for (const row of rows) yield row['QUERY PLAN']
}

const kinds = { find: 'A list', findByID: 'A record', count: 'A count' }

const hasMore = (asked: object) => Object.keys(asked).length > 0

import config from '@payload-config'
import { expect, test, vi } from 'vitest'
import { graphqlAnswer } from '#src/plugins/reads/graphql/answer.ts'
import { leanAnswer } from '#src/plugins/reads/lean/answer.ts'
import { gateOf } from '#src/server/api/handleGraphql.ts'
import { makeCaller, makeFavorite, makeFile } from '../support/factories.ts'
import { payload } from '../support/marquee.ts'
import type { Pool } from 'pg'
import type { Caller } from '../support/marquee.ts'

const { pool } = payload.db as unknown as { pool: Pool }
const { schema } = gateOf(await config)

type Known = NonNullable<Caller>

/** As the server asks, straight from a socket: the records' ids, or why Payload is to answer. */
async function rest(path: string, { token }: Known) {
  const [pathname = '', search = ''] = path.split(/(?=\?)/)
  const headers = { authorization: `JWT ${token}` }
  const url = `http://localhost:3000${path}`
  const outcome = await leanAnswer(payload, { url, pathname, search, headers })
  if (!outcome) throw new Error('no read of ours')
  if (!('body' in outcome)) return outcome.why?.message
  const { docs } = JSON.parse(outcome.body) as { docs: { id: number }[] }
  return docs.map(({ id }) => id)
}

async function graphql(query: string, { token }: Known) {
  const headers = { authorization: `JWT ${token}` }
  const url = 'http://localhost:3000/api/graphql'
  const answer = await graphqlAnswer({
    asked: { url, pathname: '/api/graphql', search: '', headers },
    body: { query },
    gate: { schema, passes: () => true },
    payload,
  })
  return typeof answer === 'string' ? (JSON.parse(answer) as { data: unknown }).data : undefined
}

/** How many statements a read of another kind than the first takes. */
async function statementsOf<Answer>(ask: () => Promise<Answer>) {
  const connected = vi.spyOn(pool, 'connect')
  try {
    const answer = await ask()
    return { answer, statements: connected.mock.calls.length }
  } finally {
    connected.mockRestore()
  }
}

test('who asked before is not asked for again, in REST and in GraphQL', async () => {
  const caller = await makeCaller()
  const favorite = await makeFavorite({ user: caller.user.id })
  // Payload verifies the token, and then the record is read.
  await rest('/api/favorites', caller)
  await rest('/api/favorites', caller)
  expect(await statementsOf(() => rest('/api/favorites', caller))).toEqual({
    answer: [favorite.id],
    statements: 1,
  })
  const question = '{ Favorites { docs { id } } }'
  await graphql(question, caller)
  expect(await statementsOf(() => graphql(question, caller))).toEqual({
    answer: { Favorites: { docs: [{ id: favorite.id }] } },
    statements: 1,
  })
})

test('a session that was ended elsewhere answers nothing more', async () => {
  const caller = await makeCaller()
  await makeFavorite({ user: caller.user.id })
  for (let n = 0; n < 3; n += 1) await rest('/api/favorites', caller)
  await graphql('{ Favorites { docs { id } } }', caller)
  await pool.query('delete from users_sessions where _parent_id = $1', [caller.user.id])
  expect(await rest('/api/favorites', caller)).toBe('You are not allowed to perform this action.')
  expect(await graphql('{ Favorites { docs { id } } }', caller)).toBeUndefined()
})

test('a demotion in SQL holds for the very next read', async () => {
  const editor = await makeCaller('editor')
  const hidden = await makeFile({ isPublic: false })
  for (let n = 0; n < 3; n += 1) expect(await rest('/api/files', editor)).toContain(hidden.id)
  expect(await graphql(`{ File(id: ${hidden.id}) { id } }`, editor)).toBeDefined()
  await pool.query(`update users set role = 'member' where id = $1`, [editor.user.id])
  expect(await rest('/api/files', editor)).not.toContain(hidden.id)
  expect(await graphql(`{ File(id: ${hidden.id}) { id } }`, editor)).toBeUndefined()
})

test('what would be refused to who the caller was is answered to who they are now', async () => {
  const member = await makeCaller()
  const { id } = member.user
  const file = await makeFile({ owner: id })
  const ofOwner = `/api/files?where[owner][equals]=${id}`
  for (let n = 0; n < 3; n += 1) await rest('/api/favorites', member)
  expect(await rest(ofOwner, member)).toEqual(expect.any(String))
  await rest('/api/favorites', member)
  await pool.query(`update users set role = 'admin' where id = $1`, [id])
  expect(await rest(ofOwner, member)).toEqual([file.id])
})

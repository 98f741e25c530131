import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CallerName,
  callers,
  type Collection,
  covers,
  type Operation,
  rows,
  type Whose,
} from '../access-table.ts'
import * as factories from '../support/factories.ts'
import { type Caller, del, get, graphql, patch, post } from '../support/marquee.ts'

const { makeCaller, makeFile, makeMovie, makePerson, makeUser, password, unique } = factories

const byName = {} as Record<CallerName, Caller>
let other: number

beforeAll(async () => {
  for (const name of callers) byName[name] = name === 'anyone' ? undefined : await makeCaller(name)
  other = (await makeUser({ role: 'admin' })).id
})

const catalogue = {
  movies: factories.makeMovie,
  persons: factories.makePerson,
  characters: factories.makeCharacter,
  castings: factories.makeCasting,
  genres: factories.makeGenre,
  countries: factories.makeCountry,
}

/** Records of each kind that a collection knows, made for one test. */
const makeRecords: Record<
  Collection,
  (caller: Caller) => Promise<Partial<Record<Whose, { id: number }>>>
> = {
  ...(Object.fromEntries(
    Object.entries(catalogue).map(([slug, make]) => [slug, async () => ({ theirs: await make() })]),
  ) as unknown as Record<keyof typeof catalogue, () => Promise<{ theirs: { id: number } }>>),
  files: async (caller) => ({
    ...(caller && { mine: await makeFile({ owner: caller.user.id, isPublic: false }) }),
    theirs: await makeFile({ owner: other, isPublic: true }),
    hidden: await makeFile({ owner: other, isPublic: false }),
  }),
  favorites: async (caller) => ({
    ...(caller && { mine: await factories.makeFavorite({ user: caller.user.id }) }),
    hidden: await factories.makeFavorite({ user: other }),
  }),
  users: async (caller) => ({
    ...(caller && { mine: caller.user }),
    hidden: await makeUser(),
  }),
}

/** Who deletes an account may delete their own, and is to be there for the next test all the same. */
const askerFor = async ({ collection, operation, caller }: (typeof rows)[number]) =>
  collection === 'users' && operation === 'delete' && caller !== 'anyone'
    ? makeCaller(caller)
    : byName[caller]

const bodies: Record<Exclude<Collection, 'files'>, () => Promise<object> | object> = {
  movies: () => ({ title: unique('Film') }),
  persons: () => ({ lastName: unique('Person') }),
  characters: () => ({ name: unique('Character') }),
  castings: async () => ({ movie: (await makeMovie()).id, actor: (await makePerson()).id }),
  genres: () => ({ name: unique('Genre') }),
  countries: () => ({ name: unique('Country') }),
  favorites: async () => ({ movie: (await makeMovie()).id }),
  users: () => {
    const username = `u${randomUUID().slice(0, 12)}`
    return { username, email: `${username}@example.com`, password, role: 'member' }
  },
}

const bodyFor = async (collection: Collection) => {
  if (collection !== 'files') return bodies[collection]()
  const form = new FormData()
  form.append('file', new Blob([await factories.picture()], { type: 'image/jpeg' }), 'a.jpg')
  return form
}

const rest: Record<
  Exclude<Operation, 'create'>,
  (path: string, caller: Caller) => Promise<boolean>
> = {
  read: async (path, caller) => answered(await get(path, { caller })),
  update: async (path, caller) => answered(await patch(path, {}, { caller })),
  delete: async (path, caller) => answered(await del(path, { caller })),
}

/** Yes, or a refusal; anything else is neither. */
const answered = ({ status }: { status: number }) => {
  expect([200, 201, 403, 404]).toContain(status)
  return status < 400
}

const single = {
  movies: 'Movie',
  persons: 'Person',
  characters: 'Character',
  castings: 'Casting',
  genres: 'Genre',
  countries: 'Country',
  files: 'File',
  favorites: 'Favorite',
  users: 'User',
} satisfies Record<Collection, string>

const fields: Record<Exclude<Operation, 'create'>, (name: string, id: number) => string> = {
  read: (name, id) => `{ answer: ${name}(id: ${id}) { id } }`,
  update: (name, id) => `mutation { answer: update${name}(id: ${id}, data: {}) { id } }`,
  delete: (name, id) => `mutation { answer: delete${name}(id: ${id}) { id } }`,
}

describe.each(rows.filter(({ operation }) => operation !== 'create'))(
  '$collection: $caller may $operation: $answer',
  (row) => {
    const operation = row.operation as Exclude<Operation, 'create'>
    const expected = (records: object) =>
      Object.keys(records).map((whose) => [whose, covers(row.answer, whose as Whose)])

    test('over REST', async () => {
      const caller = await askerFor(row)
      const records = await makeRecords[row.collection](caller)
      const seen: [string, boolean][] = []
      for (const [whose, { id }] of hiddenFirst(records))
        seen.push([whose, await rest[operation](`/api/${row.collection}/${id}`, caller)])
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected(records)))
    })

    test('over GraphQL', async () => {
      const caller = await askerFor(row)
      const records = await makeRecords[row.collection](caller)
      const seen: [string, boolean][] = []
      for (const [whose, { id }] of hiddenFirst(records)) {
        const { data } = await graphql(fields[operation](single[row.collection], id), { caller })
        seen.push([whose, data?.answer?.id === id])
      }
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected(records)))
    })
  },
)

/** One's own last: deleting it may end the session. */
const hiddenFirst = (records: Partial<Record<Whose, { id: number }>>) =>
  Object.entries(records).reverse()

describe.each(rows.filter(({ operation }) => operation === 'create'))(
  '$collection: $caller may create: $answer',
  ({ collection, caller: name, answer }) => {
    const address = randomUUID()

    test('over REST', async () => {
      const { status } = await post(`/api/${collection}`, await bodyFor(collection), {
        caller: byName[name],
        address,
      })
      expect(status).toBe(answer === 'yes' ? 201 : 403)
    })

    test('over GraphQL', async () => {
      const type = `mutation${single[collection]}Input!`
      // A file's bytes do not travel over GraphQL: who may create one is told that they are missing.
      const data = collection === 'files' ? {} : await bodies[collection]()
      const { errors = [] } = await graphql(
        `mutation ($data: ${type}) { create${single[collection]}(data: $data) { id } }`,
        { variables: { data }, caller: byName[name], address },
      )
      const codes = errors.map(({ extensions }) => extensions.code)
      const without = collection === 'files' ? ['invalid'] : []
      expect(codes).toEqual(answer === 'yes' ? without : ['forbidden'])
    })
  },
)

describe('the collections that Payload adds', () => {
  test.each([
    ['anyone', 403],
    ['member', 403],
    ['editor', 200],
    ['admin', 200],
  ] as const)('%s asks who is editing what: %s', async (name, status) => {
    const answer = await get('/api/payload-locked-documents', { caller: byName[name] })
    expect(answer.status).toBe(status)
  })

  test.each([
    ['anyone', 403],
    ['member', 403],
    ['editor', 200],
    ['admin', 200],
  ] as const)('%s stores a preference: %s', async (name, status) => {
    const answer = await post(
      '/api/payload-preferences/movies-list',
      { value: { limit: 5 } },
      { caller: byName[name] },
    )
    expect(answer.status).toBe(status)
  })

  test('an admin does not read the preferences of an editor', async () => {
    await post('/api/payload-preferences/secret', { value: 1 }, { caller: byName.editor })
    const { body } = await get('/api/payload-preferences?limit=100', { caller: byName.admin })
    expect(body.docs.map(({ key }: { key: string }) => key)).not.toContain('secret')
  })
})

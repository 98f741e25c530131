import { beforeAll, describe, expect, test } from 'vitest'
import type { CollectionSlug, Endpoint } from 'payload'
import {
  type Added,
  accessTable,
  addedTable,
  type CallerName,
  callers,
  covers,
  endpointTable,
  operations,
  type Whose,
} from '../access-table.ts'
import {
  makeCaller,
  makeFile,
  makeMovie,
  makePerson,
  makeUser,
  unique,
} from '../support/factories.ts'
import { type Caller, call, fetchApi, graphql, payload } from '../support/marquee.ts'

const byName = {} as Record<CallerName, Caller>
let other: number

beforeAll(async () => {
  for (const name of callers) byName[name] = name === 'anyone' ? undefined : await makeCaller(name)
  other = (await makeUser({ role: 'admin' })).id
})

test('the tables speak of every collection', () => {
  const known = [...Object.keys(accessTable), ...Object.keys(addedTable)].sort()
  expect(Object.keys(payload.collections).sort()).toEqual(known)
})

test('every collection, whoever added it, states every operation', () => {
  const operations = ['admin', 'create', 'delete', 'read', 'readVersions', 'unlock', 'update']
  const stated = Object.values(payload.collections).map(({ config }) => [
    config.slug,
    Object.keys(config.access).sort(),
  ])
  expect(stated).toEqual(Object.keys(payload.collections).map((slug) => [slug, operations]))
})

const toAddress = ({ method, path }: Endpoint, prefix = '') =>
  `${method.toUpperCase()} ${prefix}${path}`

test('the table speaks of every address that is not one of every collection', () => {
  const { genres, ...others } = payload.collections
  const stock = new Set((genres.config.endpoints || []).map((one) => toAddress(one)))
  const added = Object.values(others).flatMap(({ config }) =>
    (config.endpoints || [])
      .filter((endpoint) => !stock.has(toAddress(endpoint)))
      .map((endpoint) => toAddress(endpoint, `/${config.slug}`)),
  )
  const root = payload.config.endpoints.map((endpoint) => toAddress(endpoint))
  expect([...new Set([...root, ...added])].sort()).toEqual(Object.keys(endpointTable).sort())
})

type Records = Partial<Record<Whose, { id: number }>>

/** Written past the API: no caller can make most of them. */
const store = async (collection: string, data: object) =>
  payload.db.create({ collection: collection as CollectionSlug, data: data as never }) as Promise<{
    id: number
  }>

const preference = async (user: number, key = unique('key')) =>
  store('payload-preferences', {
    key,
    value: {},
    user: { relationTo: 'users', value: user },
  })

const makeRecords: Record<Added, (caller: Caller) => Promise<Records>> = {
  imports: async () => ({
    theirs: await store('imports', { format: 'imdb', files: 'a', state: 'finished' }),
  }),
  'payload-jobs': async () => ({
    theirs: await store('payload-jobs', { taskSlug: 'sweepFiles', input: {} }),
  }),
  'payload-kv': async () => ({
    theirs: await store('payload-kv', { key: unique('key'), data: {} }),
  }),
  'payload-locked-documents': async () => ({
    theirs: await store('payload-locked-documents', {
      document: { relationTo: 'movies', value: (await makeMovie()).id },
      user: { relationTo: 'users', value: other },
    }),
  }),
  'payload-migrations': async () => ({
    theirs: await store('payload-migrations', { name: unique('migration'), batch: -1 }),
  }),
  'payload-preferences': async (caller) => ({
    ...(caller && { mine: await preference(caller.user.id) }),
    hidden: await preference(other),
  }),
}

const cells = (Object.keys(addedTable) as Added[]).flatMap((collection) =>
  operations.flatMap((operation) =>
    callers.map((caller, column) => ({
      collection,
      operation,
      caller,
      answer: addedTable[collection][operation][column]!,
    })),
  ),
)

/** Preferences have addresses by key, which are in the other table. */
const byId = cells.filter(
  ({ collection, operation }) =>
    operation !== 'create' && (collection !== 'payload-preferences' || operation === 'read'),
)

describe.each(byId)('$collection: $caller may $operation: $answer', (cell) => {
  const { collection, operation, caller: name, answer } = cell

  test('over REST', async () => {
    const caller = byName[name]
    const records = Object.entries(await makeRecords[collection](caller))
    const seen = await Promise.all(
      records.map(async ([whose, { id }]) => [whose, await reaches(id, caller)] as const),
    )
    expect(seen).toEqual(records.map(([whose]) => [whose, covers(answer, whose as Whose)]))
  })

  const reaches = async (id: number, caller: Caller) => {
    const one = `/api/${collection}?where[id][equals]=${id}`
    const asked = { read: 'GET', update: 'PATCH', delete: 'DELETE' }[operation as 'read']
    const { status, body } = await call(asked, one, {
      caller,
      ...(operation === 'update' && { body: {} }),
    })
    expect([200, 403, 404]).toContain(status)
    return status === 200 && body.docs.length === 1
  }
})

const typed: Partial<Record<Added, string>> = {
  'payload-jobs': 'PayloadJob',
  'payload-kv': 'PayloadKv',
  'payload-locked-documents': 'PayloadLockedDocument',
  'payload-preferences': 'PayloadPreference',
}

test('GraphQL knows the added collections that it has by these names, and no others', async () => {
  const { data } = await graphql('{ __schema { queryType { fields { name } } } }')
  const names = data.__schema.queryType.fields.map(({ name }: { name: string }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.values(typed)))
  expect(names).not.toEqual(expect.arrayContaining(['Import', 'PayloadMigration']))
})

describe.each(cells.filter(({ collection }) => typed[collection]))(
  'GraphQL, $collection: $caller may $operation: $answer',
  ({ collection, operation, caller: name, answer }) => {
    const type = typed[collection]!

    test.runIf(operation !== 'create')('of a record', async () => {
      const caller = byName[name]
      const records = Object.entries(await makeRecords[collection](caller))
      const fields = {
        read: (id: number) => `{ answer: ${type}(id: ${id}) { id } }`,
        update: (id: number) => `mutation { answer: update${type}(id: ${id}, data: {}) { id } }`,
        delete: (id: number) => `mutation { answer: delete${type}(id: ${id}) { id } }`,
      }
      const field = fields[operation as 'read']
      const seen = []
      for (const [whose, { id }] of records)
        seen.push([whose, (await graphql(field(id), { caller })).data?.answer?.id === id])
      expect(seen).toEqual(records.map(([whose]) => [whose, covers(answer, whose as Whose)]))
    })

    test.runIf(operation === 'create')('of a new one', async () => {
      const bodies: Record<string, string> = {
        'payload-jobs': '{ queue: "default" }',
        'payload-kv': `{ key: "${unique('key')}", data: {} }`,
        'payload-locked-documents': `{ document: { relationTo: movies, value: ${(await makeMovie()).id} },
           user: { relationTo: users, value: ${other} } }`,
        'payload-preferences': `{ key: "${unique('key')}", user: { relationTo: users, value: ${other} } }`,
      }
      const { errors = [] } = await graphql(
        `mutation { answer: create${type}(data: ${bodies[collection]!}) { id } }`,
        { caller: byName[name] },
      )
      const codes = errors.map(({ extensions }) => extensions.code)
      expect(codes).toEqual(answer === 'yes' ? [] : ['forbidden'])
    })
  },
)

describe.each(
  Object.entries(endpointTable).flatMap(([address, answers]) =>
    callers.map((caller, column) => ({ address, caller, answer: answers[column]! })),
  ),
)('$address: $caller: $answer', ({ address, caller: name, answer }) => {
  test('is answered so', async () => {
    const lasting = byName[name]
    // Logging out ends the session, and a refresh changes it.
    const ends = /logout|refresh/.test(address)
    const caller = lasting && ends ? await makeCaller(lasting.user.role) : lasting
    const [method, template] = address.split(' ') as [string, string]
    const path = await filled(template)
    if (template.endsWith(':key') && caller) await preference(caller.user.id, 'movies-list')
    const response = await fetchApi(`/api${path}`, { method, caller, ...(await bodyOf(address)) })
    expect([200, 201, 400, 401, 403, 404, 409]).toContain(response.status)
    // That it cannot be done now is told to those who may do it.
    expect(response.ok || response.status === 409).toBe(answer === 'yes')
  })
})

/** A template of an address with records that are there. */
async function filled(template: string) {
  if (template.startsWith('/movies')) return template.replace(':id', String((await makeMovie()).id))
  if (template.startsWith('/persons'))
    return template.replace(':id', String((await makePerson()).id))
  if (template.startsWith('/imports')) {
    const { id } = await store('imports', { format: 'imdb', files: 'a', state: 'finished' })
    return template.replace(':id', String(id))
  }
  if (template.includes(':filename'))
    return template.replace(':filename', String((await makeFile()).filename))
  return template.replace('/:id?', '').replace(':id', 'token').replace(':key', 'movies-list')
}

/** What a request needs to be refused for its caller alone. */
async function bodyOf(address: string): Promise<{ body?: object }> {
  if (/merge|distinct/.test(address)) {
    const make = address.includes('/movies') ? makeMovie : makePerson
    return { body: { from: (await make()).id } }
  }
  if (address === 'POST /imports/begin') return { body: { files: [{ name: 'a.csv', size: 1 }] } }
  if (address === 'POST /users/unlock') return { body: { username: (await makeUser()).username } }
  if (address === 'POST /payload-preferences/:key') return { body: { value: { limit: 5 } } }
  return address.startsWith('POST') ? { body: {} } : {}
}

test('forgetting a preference that is not there was a fault', async () => {
  const { status } = await call('DELETE', '/api/payload-preferences/nothing', {
    caller: byName.editor,
  })
  expect(status).toBe(404)
})

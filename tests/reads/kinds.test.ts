import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { askOurs, askOursDocument } from '../support/compared.ts'
import { asMany, sameDocument, sameDocuments, sameRead, sameReads } from '../support/differences.ts'
import { kindsWorld } from '../support/kinds/world.ts'

const url = await createDatabase(inject('postgresUrl'), `kinds_${process.pid}`)
const world = await kindsWorld({ url })
const { callers } = world
const hour = 3_600_000

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

test(
  'every kind of field is read as Payload reads it, whoever asks for whatever',
  { timeout: hour },
  async () => {
    const many = asMany(2500)
    // Refused requests count as not compiled, and so do those for what Payload adds itself.
    expect(await sameReads(world, many)).toBeGreaterThan(many.numRuns / 5)
  },
)

test(
  'every kind of field is answered over GraphQL as Payload does',
  { timeout: hour },
  async () => {
    const many = asMany(2500)
    expect(await sameDocuments(world, many)).toBeGreaterThan(many.numRuns / 5)
  },
)

test('a join has each of its records on one page', async () => {
  const pages = await Promise.all(
    [1, 2, 3, 4].map(async (page) => {
      const query = `depth=0&joins[ofMany][limit]=2&joins[ofMany][page]=${page}&joins[ofMany][sort]=id`
      const { body, way } = await askOurs(world, {
        path: `/api/joined/1?${query}&joins[several]=false`,
        headers: {},
      })
      return { way, ids: (body as { ofMany: { docs: number[] } }).ofMany.docs }
    }),
  )
  const { docs } = await world.stock.find({
    collection: 'joining' as 'movies',
    where: { many: { contains: 1 } },
    sort: 'id',
    depth: 0,
    limit: 0,
    overrideAccess: true,
  })
  expect(pages.map(({ way }) => way)).toEqual(Array(4).fill('compiled'))
  expect(pages.flatMap(({ ids }) => ids)).toEqual(docs.map(({ id }) => id).slice(0, 8))
})

test('a join over GraphQL has each of its records on one page', async () => {
  const pages = []
  for (const page of [1, 2, 3, 4, 5]) {
    const list = `ofMany(limit: 2, page: ${page}, sort: "id", count: true)`
    const query = `{ Joined(id: 1) { ${list} { docs { id } hasNextPage totalDocs } } }`
    const document = { query, variables: {} }
    const { answer } = await askOursDocument(world, { document, headers: {} })
    pages.push((answer?.data as { Joined: { ofMany: any } }).Joined.ofMany)
  }
  const { docs } = await world.stock.find({
    collection: 'joining' as 'movies',
    where: { many: { contains: 1 } },
    sort: 'id',
    depth: 0,
    limit: 0,
    overrideAccess: true,
  })
  expect(pages.flatMap((page) => page.docs.map(({ id }: { id: number }) => id))).toEqual(
    docs.map(({ id }) => id).slice(0, 10),
  )
  expect(pages.map(({ hasNextPage, totalDocs }) => [hasNextPage, totalDocs])).toEqual(
    pages.map((_, n) => [docs.length > 2 * (n + 1), docs.length]),
  )
})

const lists = ['scalars', 'relations', 'boxes', 'text-ids', 'bare-things', 'after-read', 'hooked']

test.each(lists)('a list of %s goes on by cursors to its end, compiled or not', async (slug) => {
  const headers = callers['admin'] ?? {}
  const ask = async (query: string) =>
    (await askOurs(world, { path: `/api/${slug}?depth=0&sort=-id&${query}`, headers })).body as {
      docs: { id: unknown }[]
      nextCursor?: string | null
    }
  const { docs } = await ask('limit=0')
  const walked: unknown[] = []
  for (let cursor: string | null | undefined = ''; typeof cursor === 'string';) {
    const page = await ask(`limit=2&after=${cursor}`)
    walked.push(...page.docs)
    cursor = page.nextCursor
  }
  expect(walked).toEqual(docs)
})

test('hooks of populated records run, and the rest of the collection stays compiled', async () => {
  const [populated, ids, declared] = await Promise.all([
    sameRead(world, { path: '/api/to-hooked?depth=1', who: 'admin' }),
    sameRead(world, { path: '/api/to-hooked?depth=0', who: 'admin' }),
    sameRead(world, { path: '/api/declared?depth=1', who: 'admin' }),
  ])
  expect([populated.way, ids.way, declared.way]).toEqual(['fallback', 'compiled', 'compiled'])
})

test('a list of all that a filter through a relation matches says that it has no limit, though it is empty', async () => {
  for (const query of ['limit=0', 'pagination=false', 'limit=3'])
    await sameRead(world, {
      path: `/api/relations?where[owner.name][equals]=zz&${query}`,
      who: 'admin',
    })
})

test('a filter by the name of a prototype is refused, and never left out', async () => {
  const where = encodeURIComponent('{"and":[{"__proto__":{"equals":"x"}},{"id":{"exists":true}}]}')
  await sameRead(world, { path: `/api/relations?where=${where}`, who: 'admin' })
  const { status } = await askOurs(world, { path: `/api/relations?where=${where}`, headers: {} })
  expect(status).toBe(400)
})

test('a value that the database refuses in a join is no fault of a list that has no records', async () => {
  const list = '/api/number-ids?where[pointing.title][equals]=zz'
  const join = 'joins[pointing][where][many.slots.many.enableAPIKey][less_than_equal]=_'
  await sameRead(world, { path: `${list}&${join}`, who: 'admin' })
  const { status } = await askOurs(world, { path: `${list}&${join}`, headers: {} })
  expect(status).toBe(200)
})

test('a number through a relation that is none matches what has none', async () => {
  for (const path of ['scalar.number', 'many.size', 'slim.number']) {
    const read = { path: `/api/relations/count?where[${path}][equals]=1%2C2`, who: 'admin' }
    expect((await sameRead(world, read)).way).toBe('compiled')
  }
})

test('the records of a relation are answered in its order over GraphQL, where Payload mixes them', async () => {
  const { docs } = await world.stock.find({
    collection: 'relations' as 'movies',
    depth: 0,
    sort: 'id',
    overrideAccess: true,
  })
  const query = '{ Relations(sort: "id") { docs { many { id } } } }'
  const { answer } = await askOursDocument(world, {
    document: { query, variables: {} },
    headers: {},
  })
  const { Relations } = answer?.data as { Relations: { docs: { many: { id: number }[] }[] } }
  expect(Relations.docs.map(({ many }) => many.map(({ id }) => id))).toEqual(
    docs.map((doc) => (doc as unknown as { many?: number[] }).many ?? []),
  )
})

test('directives are decided by their variables, each time', async () => {
  const query = `query Q($yes: Boolean!, $no: Boolean = true) {
    Scalars(limit: 2, sort: "id") @include(if: $yes) { docs { id text @skip(if: $no) ...F @include(if: $yes) } }
    countUsers @skip(if: $yes) { totalDocs }
  }
  fragment F on Scalar { number @include(if: $no) }`
  for (const variables of [{ yes: true }, { yes: false }, { yes: true, no: false }]) {
    const read = { document: { query, variables }, who: 'admin' }
    expect((await sameDocument(world, read)).way).toBe('compiled')
  }
})

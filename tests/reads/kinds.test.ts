import fc from 'fast-check'
import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { askOurs, askStock } from '../support/compared.ts'
import { kindsWorld } from '../support/kinds/world.ts'
import { readOf } from '../support/requests.ts'

/** How many random requests are compared; READS_RUNS asks for more, READS_SEED for others. */
const numRuns = Number(process.env['READS_RUNS'] ?? 600)
const seed = Number(process.env['READS_SEED'] ?? 1895)

const url = await createDatabase(inject('postgresUrl'), `kinds_${process.pid}`)
const world = await kindsWorld({ url })
const { callers, ids } = world

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

const compare = async (path: string, who: string) => {
  const asked = { path, headers: callers[who] ?? {} }
  const { way, why, ...ours } = await askOurs(world, asked)
  const stock = await askStock(world, asked)
  // Statements that Payload makes a mess of are none of ours.
  if (stock.status !== 500) expect({ ...ours, way: 'stock' }).toEqual(stock)
  return { way, why }
}

test('every kind of field is read as Payload reads it, whoever asks for whatever', async () => {
  let compiled = 0
  const request = readOf({ payload: world.stock, ids })
  const same = fc.asyncProperty(
    request,
    fc.constantFrom(...Object.keys(callers)),
    async (path, who) => {
      compiled += (await compare(path, who)).way === 'compiled' ? 1 : 0
    },
  )
  await fc.assert(same, { numRuns, seed })
  // Refused requests count as not compiled, and so do those for what Payload adds itself.
  expect(compiled).toBeGreaterThan(numRuns / 5)
}, 3_600_000)

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
    compare('/api/to-hooked?depth=1', 'admin'),
    compare('/api/to-hooked?depth=0', 'admin'),
    compare('/api/declared?depth=1', 'admin'),
  ])
  expect([populated.way, ids.way, declared.way]).toEqual(['fallback', 'compiled', 'compiled'])
})

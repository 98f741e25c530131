import { create, deleteOne } from '@payloadcms/drizzle'
import fc from 'fast-check'
import { afterAll, expect, inject, test } from 'vitest'
import { createAtOnce } from '#src/database/written/create.ts'
import { deleteAtOnce } from '#src/database/written/delete.ts'
import { createDatabase } from '../../dev/postgres.ts'
import { kindsWorld } from '../support/kinds/world.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { CollectionSlug, PayloadRequest } from 'payload'

/** How many random records are compared; WRITES_RUNS asks for more, WRITES_SEED for others. */
const numRuns = Number(process.env['WRITES_RUNS'] ?? 300)
const seed = Number(process.env['WRITES_SEED'] ?? 1895)

const url = await createDatabase(inject('postgresUrl'), `writes_${process.pid}`)
const world = await kindsWorld({ url })
const adapter = world.stock.db as unknown as PostgresAdapter
const stock = { create: create.bind(adapter as never), deleteOne: deleteOne.bind(adapter as never) }
const atOnce = { create: createAtOnce(adapter), deleteOne: deleteAtOnce(adapter) }

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

type Writer = typeof stock
type Kept = { collection: CollectionSlug; id: number | string }

const records: Kept[] = Object.entries(world.ids).flatMap(([collection, ids]) =>
  ids.map((id) => ({ collection: collection as CollectionSlug, id })),
)

/** What came of a write that is undone again: the answer and what was stored, or the error. */
async function outcomeOf(write: (req: PayloadRequest) => Promise<unknown>) {
  const transactionID = await adapter.beginTransaction()
  try {
    const told = await write({
      transactionID,
      t: (key: string) => key,
    } as unknown as PayloadRequest)
    return { told }
  } catch (error) {
    const { message, data, cause } = error as Error & { data?: unknown }
    // What Postgres refused carries the statement in its message.
    return cause ? { code: (cause as { code?: string }).code } : { message, data }
  } finally {
    await adapter.rollbackTransaction(transactionID as string)
  }
}

const stored = ({ collection, id }: Kept, req?: PayloadRequest) =>
  adapter.findOne<{ id: number | string }>({
    collection,
    where: { id: { equals: id } },
    ...(req && { req }),
  })

/** Rows of lists and blocks have ids that Payload makes; a copy needs others. */
const withNewIds = (value: unknown, isRow = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => withNewIds(each, true))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isRow && key === 'id' && typeof inner === 'string' ? `c${inner}` : withNewIds(inner),
    ]),
  )
}

const copied = (
  writer: Writer,
  { collection, data }: { collection: CollectionSlug; data: Record<string, unknown> },
) =>
  outcomeOf(async (req) => {
    const told: { id: number | string } = await writer.create({
      collection,
      data: structuredClone(data),
      req,
    })
    const kept = await stored({ collection, id: told.id }, req)
    // Each has the next id of its table.
    return { told: { ...told, id: 'its id' }, kept: { ...kept, id: 'its id' } }
  })

test('any record is created at once as Payload creates it step by step', async () => {
  let made = 0
  const same = fc.asyncProperty(
    fc.constantFrom(...records),
    fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    fc.boolean(),
    async (record, left, isWhole) => {
      const chosen = Object.entries((await stored(record)) ?? {}).filter(
        ([name], place) => name !== 'id' && (isWhole || name.endsWith('At') || left[place % 40]),
      )
      const data = withNewIds(Object.fromEntries(chosen)) as Record<string, unknown>
      const { collection } = record
      const expected = await copied(stock, { collection, data })
      expect(await copied(atOnce as never, { collection, data })).toEqual(expected)
      made += 'told' in expected ? 1 : 0
    },
  )
  await fc.assert(same, { numRuns, seed })
  expect(made).toBeGreaterThan(numRuns / 4)
}, 600_000)

test('any record is deleted at once as Payload deletes it step by step', async () => {
  let gone = 0
  for (const record of records) {
    const { collection, id } = record
    const removed = (writer: Writer) =>
      outcomeOf(async (req) => {
        const told = await writer.deleteOne({ collection, where: { id: { equals: id } }, req })
        return { told, left: await stored(record, req) }
      })
    const expected = await removed(stock)
    expect(await removed(atOnce as never)).toEqual(expected)
    gone += 'told' in expected ? 1 : 0
  }
  expect(gone).toBeGreaterThan(records.length / 2)
}, 600_000)

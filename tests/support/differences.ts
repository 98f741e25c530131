import fc from 'fast-check'
import { expect } from 'vitest'
import {
  askOurs,
  askOursDocument,
  askStock,
  askStockDocument,
  gateFor,
  inNoOrder,
  inSameWords,
} from './compared.ts'
import { documentOf } from './documents.ts'
import { readOf } from './requests.ts'
import type { GraphQLError } from 'graphql'
import type { Asked, World } from './compared.ts'
import type { Document } from './documents.ts'

/**
 * How many random requests of each API are compared, and which: READS_RUNS asks for more, READS_SEED for others, and
 * READS_SHRINK for the smallest that fails, which takes its time.
 */
export const asMany = (usual: number) => ({
  numRuns: Number(process.env['READS_RUNS'] ?? usual),
  seed: Number(process.env['READS_SEED'] ?? 1895),
  endOnFailure: !process.env['READS_SHRINK'],
})

/** Fails unless both answer a read alike; tells which way ours took. */
export async function sameRead(
  world: World,
  { path, who, posted = false }: { path: string; who: string; posted?: boolean },
) {
  const asked: Asked = { path, posted, headers: world.callers[who] ?? {} }
  const { way, why, ...ours } = await askOurs(world, asked)
  const faults = faultsOf(world)
  const stock = await askStock(world, asked)
  if (stock.status === 500) expect(faults.at(-1)).toMatch(knownFaults)
  else {
    const errors = inSameWords(ours.errors, stock.errors)
    expect({ ...ours, errors, way: 'stock' }).toEqual(stock)
  }
  return { way, why }
}

/** Fails unless a document is answered as Payload does, or left to it. */
export async function sameDocument(
  world: World,
  { document, who }: { document: Document; who: string },
) {
  const headers = world.callers[who] ?? {}
  const { answer, why } = await askOursDocument(world, { document, headers })
  if (answer) {
    const stock = await askStockDocument(world, { document, headers })
    const fault = stock.errors?.find((error) => faultIn(error))
    if (fault) expect(faultIn(fault)).toMatch(knownFaults)
    else expect(inNoOrder(answer)).toEqual(inNoOrder(asJson(stock)))
  }
  return { way: answer ? 'compiled' : 'fallback', why }
}

/** What Payload's database says of a statement that it can't answer. */
const faultIn = ({ originalError }: GraphQLError): string | undefined =>
  originalError?.cause instanceof Error ? originalError.cause.message : undefined

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Compares random reads by whoever; tells how many were compiled. */
export async function sameReads(world: World, many: ReturnType<typeof asMany>) {
  let compiled = 0
  const read = readOf({ payload: world.stock, ids: world.ids })
  const isPosted = fc.integer({ min: 0, max: 19 }).map((n) => n === 19)
  const asked = fc.record({ path: read, who: callerOf(world), posted: isPosted })
  const property = fc.asyncProperty(asked, async (each) => {
    compiled += (await sameRead(world, each)).way === 'compiled' ? 1 : 0
  })
  await fc.assert(property, many)
  return compiled
}

/** The same for random documents. */
export async function sameDocuments(world: World, many: ReturnType<typeof asMany>) {
  let compiled = 0
  const { schema } = gateFor(world.stock.config)
  const { ids, stock: payload } = world
  const property = fc.asyncProperty(fc.gen(), callerOf(world), async (choose, who) => {
    const document = documentOf(choose, { payload, schema, ids })
    compiled += (await sameDocument(world, { document, who })).way === 'compiled' ? 1 : 0
  })
  await fc.assert(property, many)
  return compiled
}

const callerOf = ({ callers }: World) => fc.constantFrom(...Object.keys(callers))

const heard = new WeakMap<World, string[]>()

/** What stock Payload has logged as a fault. */
function faultsOf(world: World): string[] {
  const known = heard.get(world)
  if (known) return known
  const faults: string[] = []
  heard.set(world, faults)
  world.stock.logger.error = (entry: { err?: Error & { cause?: Error } } | string) => {
    const error = typeof entry === 'string' ? undefined : entry.err
    faults.push(error?.cause?.message ?? error?.message ?? JSON.stringify(entry))
  }
  return faults
}

/**
 * Where stock Payload makes a mess of a request there is nothing to compare with. These are its ways to fail; a 500 that
 * comes of anything else fails the test.
 */
const knownFaults = new RegExp(
  [
    // A value of another kind than the column: dates, ids, enums, booleans compared with any word.
    'invalid input (syntax|value) for',
    'out of range',
    'operator does not exist',
    // A condition whose value was no date is dropped, and what joined it stays.
    'syntax error at',
    // A backslash that is looked for, and a join sorted by the ids of rows.
    'LIKE pattern must not end',
    'column reference .* is ambiguous',
    // Operators, paths, and lists that a kind of field does not have.
    'is not a function',
    'is not iterable',
    'Not supported',
    'Cannot find field for path',
    'Cannot (read|set|destructure) propert',
    'Cannot convert undefined or null to object',
    // Where as JSON that is none.
    'in JSON',
    // Sorts through the same table twice, or through lists.
    'references a column',
    'FROM-clause',
    'GROUP BY clause',
    'SELECT DISTINCT',
    'function (min|max)\\(\\w+\\) does not exist',
    'table name .* specified more than once',
    // Parameters given twice.
    'argument of LIMIT',
    'OFFSET must not be negative',
    'LIMIT must not be negative',
    // Rules of these tests that fail.
    'no rule for nobody',
    'a rule of the tests',
  ].join('|'),
)

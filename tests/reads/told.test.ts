import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { toWords } from '../../dev/explained.ts'
import { explain } from '#src/plugins/reads/explain.ts'
import { kindsWorld } from '../support/kinds/world.ts'
import type pg from 'pg'
import type { TypedUser } from 'payload'

const url = await createDatabase(inject('postgresUrl'), `told_${process.pid}`)
const world = await kindsWorld({ url })
const lines: string[] = []

beforeAll(async () => {
  const { ours } = world
  vi.spyOn(ours.logger, 'info').mockImplementation(((line: string) => lines.push(line)) as never)
  await ours.config.onInit(ours)
})
afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

const toldOf = (slug: string) => lines.filter((line) => line.startsWith(`Reads of ${slug} `))

test('at start one line a collection tells what is not compiled, and why', () => {
  expect([
    toldOf('after-read'),
    toldOf('before-read'),
    toldOf('finished'),
    toldOf('hooked'),
    toldOf('virtuals'),
    toldOf('joined'),
    toldOf('nested'),
    toldOf('by-record'),
  ]).toEqual([
    ['Reads of after-read are not compiled: an afterRead hook.'],
    ['Reads of before-read are not compiled: a beforeRead hook.'],
    ['Reads of finished are not compiled: an afterOperation hook.'],
    ['Reads of hooked are not compiled: loud (an afterRead hook).'],
    [
      'Reads of virtuals are not compiled: made (virtual); unmade (virtual); ownerName (virtual); ownerSalary (virtual).',
    ],
    ['Reads of joined are not compiled: several (joins several collections).'],
    ['Reads of nested are not compiled: blocks (blocks).'],
    ['Reads of by-record are not compiled: diary (access that looks at the record).'],
  ])
})

test('nothing is told of what is compiled', () => {
  expect(['scalars', 'relations', 'boxes', 'declared', 'guarded'].flatMap(toldOf)).toEqual([])
})

const told = async (path: string, user: TypedUser | null = null) => {
  const explanation = await explain({ payload: world.ours, path, user })
  const client = { query: () => Promise.resolve({ rows: [{ 'QUERY PLAN': 'a plan' }] }) }
  const words: string[] = []
  if (explanation)
    for await (const line of toWords(explanation, {
      client: client as unknown as pg.Client,
      as: 'x',
    }))
      words.push(line)
  return words.join('\n')
}

test('a compiled read is explained by its rules, its statement and the plan of that', async () => {
  const words = await told('/api/owned?where[title][equals]=x&depth=1', {
    id: 3,
    role: 'member',
    collection: 'users',
  } as unknown as TypedUser)
  expect(words).toMatch(
    /^A list of owned, for x: .*\nAnswered by one statement\. The caller may read:\n {2}owned: \{"or":/,
  )
  expect(words).toContain('json_agg')
  expect(words.endsWith('a plan')).toBe(true)
})

test('a read that is left to Payload is explained by its reason, and a refused one by its refusal', async () => {
  expect([
    await told('/api/hooked'),
    await told('/api/after-read/1'),
    await told('/api/owned'),
    await told('/api/guarded?where[secret][equals]=x'),
    await told('/api/globals/none'),
  ]).toEqual([
    'A list of hooked, for x\nAnswered by Payload itself: loud: an afterRead hook.',
    'A record of after-read, for x: {"id":1}\nAnswered by Payload itself: after-read: an afterRead hook.',
    expect.stringContaining('Refused: 403 '),
    expect.stringContaining('Refused: 400 '),
    '',
  ])
})

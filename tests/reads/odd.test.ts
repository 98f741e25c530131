import { afterAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../dev/postgres.ts'
import { asMany, sameDocuments, sameRead, sameReads } from '../support/differences.ts'
import { oddWorld } from '../support/odd/world.ts'

const url = await createDatabase(inject('postgresUrl'), `odd_${process.pid}`)
const world = await oddWorld({ url })
const hour = 3_600_000

afterAll(() => Promise.all([world.ours.destroy(), world.stock.destroy()]))

test(
  'collections as nobody writes them are read as Payload reads them',
  { timeout: hour },
  async () => {
    const many = asMany(300)
    expect(await sameReads(world, many)).toBeGreaterThan(many.numRuns / 10)
  },
)

test(
  'collections as nobody writes them are answered over GraphQL as Payload does',
  { timeout: hour },
  async () => {
    const many = asMany(200)
    expect(await sameDocuments(world, many)).toBeGreaterThan(many.numRuns / 10)
  },
)

const compiled = async (path: string, who = 'people 0') =>
  (await sameRead(world, { path, who })).way

test('a collection and its fields may be named like anything in a statement of ours', async () => {
  expect([
    await compiled('/api/t1?depth=2&limit=0'),
    await compiled('/api/t1/3?depth=1'),
    await compiled('/api/t1?where[t2.n][exists]=true&sort=-t2.rn'),
  ]).toEqual(Array(3).fill('compiled'))
})

test('an empty limit is one page of all', async () => {
  expect(await compiled('/api/t1?limit=')).toBe('compiled')
})

test('a join has nothing in the place of what is in the trash', async () => {
  expect(await compiled('/api/hub?select[drafts]=true&select[trash]=true&depth=1')).toBe('compiled')
})

test('a join that is sorted through a list is sorted as Payload does', async () => {
  const sort = 'joins[referring][sort]=many.owner.updatedAt&joins[referring][limit]=2'
  expect(await compiled(`/api/renamed-things/5?depth=1&${sort}`)).toBe('fallback')
})

test('a field that a select mixes in, though it is hidden, is answered as Payload does', async () => {
  const select = 'loginAttempts]=true&populate[people][resetPasswordToken]=false'
  expect(await compiled(`/api/renamed-things/2?populate[people][${select}`)).toBe('fallback')
})

test('a rule sees the parameters of a request as Payload leaves them, whichever way it takes', async () => {
  for (const path of ['?depth=2', '?depth=2&joins[x]=false', '/5?depth=2', '/count?depth=2'])
    await sameRead(world, { path: `/api/ruled${path}`, who: 'people key' })
})

test('an endpoint of a developer that comes first answers', async () => {
  for (const path of [
    'own-routes/1',
    'own-routes/special',
    'own-routes/2/more',
    'own-routes/2',
    'taken/1',
  ])
    await sameRead(world, { path: `/api/${path}`, who: 'nobody' })
})

import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { isOfToday } from '#src/plugins/reads/wire/connections.ts'
import { foundIn } from '#src/plugins/reads/wire/line.ts'
import { generation, nameOf } from '#src/plugins/reads/wire/prepared.ts'

const connectionString = String(process.env['DATABASE_URL'])
const pools: pg.Pool[] = []
afterAll(() => Promise.all(pools.map((pool) => pool.end())))

const poolWith = (given: pg.PoolConfig = {}) => {
  const pool = new pg.Pool({ connectionString, max: 10, ...given })
  pool.on('error', () => undefined)
  pools.push(pool)
  return pool
}

/** Asked alone, on another pool, until it is known to be quick. */
const known = async (text: string, ...values: unknown[]) => {
  const pool = poolWith()
  for (let time = 0; time < 40; time += 1) await foundIn(pool, { text, values })
  return text
}

const sleeping = 'select pg_sleep($1::float8)::text as slept, 5 as five'

it.each([0, 1, 2, 3, 4])(
  'who asks alone is answered where names begin anew as the connection comes, %s ticks after',
  async (ticks) => {
    const pool = poolWith({ max: 1 })
    const client = await pool.connect()
    isOfToday(client)
    const alone = foundIn(pool, { text: `select ${ticks} as alone`, values: [] })
    await setTimeout(20)
    client.release()
    for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
    const before = generation()
    for (let n = 0; generation() === before; n += 1)
      for (const text of Array(2).fill(`select ${n}, ${ticks}`)) nameOf(String(text))
    expect(await alone).toEqual({ alone: `${ticks}` })
  },
)

it('all who wait too long get another connection, without anybody who comes after', async () => {
  const pool = poolWith()
  const text = await known(sleeping, 0)
  const one = await known('select $1::int as n', 0)
  const slow = Array.from({ length: 16 }, (_, at) =>
    foundIn(pool, { text, values: [at % 8 === 0 ? 1 : 0] }),
  )
  const quick = foundIn(pool, { text: one, values: [7] }).then(() => 'quick')
  expect(await Promise.race([...slow, quick])).toBe('quick')
  await Promise.all(slow)
})

it('a further connection that cannot be had fails nobody whom the shared one answers', async () => {
  let made = 0
  class Refused extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      made += 1
      super(made > 1 ? { host: '127.0.0.1', port: 1 } : config)
    }
  }
  const pool = poolWith({ Client: Refused })
  const text = await known('select pg_sleep($1::float8)::text as refused', 0)
  const rows = await Promise.all(
    Array.from({ length: 60 }, () => foundIn(pool, { text, values: [0.002] })),
  )
  expect(rows).toEqual(Array(60).fill({ refused: '' }))
  expect(made).toBeGreaterThan(1)
})

it('a connection that Postgres ended is given to nobody, and those sent along are answered on another', async () => {
  const pool = poolWith({ max: 1 })
  const text = await known(
    'select $1::int as n, case when $2 then pg_terminate_backend(pg_backend_pid()) end as ended',
    1,
    false,
  )
  for (const time of [1, 2, 3, 4, 5]) {
    const outcomes = await Promise.allSettled([
      foundIn(pool, { text, values: [1, false] }),
      foundIn(pool, { text, values: [2, true] }).catch(() =>
        foundIn(pool, { text, values: [time, false] }),
      ),
      foundIn(pool, { text, values: [3, false] }),
    ])
    expect(outcomes).toEqual(
      [1, time, 3].map((n) => ({ status: 'fulfilled', value: { n: `${n}`, ended: null } })),
    )
  }
})

it('a row has its columns where a thousand other statements are asked while it is found', async () => {
  const pool = poolWith()
  const text = await known(sleeping, 0)
  const row = foundIn(pool, { text, values: [2] })
  for (let n = 0; n < 2100; n += 30)
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        foundIn(pool, { text: `select ${n} as c${n + at}`, values: [] }),
      ),
    )
  expect(await row).toEqual({ slept: '', five: '5' })
})

it('a kept statement is prepared anew where a column has become of another type', async () => {
  const pool = poolWith({ max: 1 })
  await pool.query('create table of_another_type as select 1 as a')
  const text = 'select a from of_another_type'
  for (let time = 0; time < 5; time += 1) await foundIn(pool, { text, values: [] })
  await pool.query('alter table of_another_type alter a type text')
  const rows = await Promise.all([1, 2, 3].map(() => foundIn(pool, { text, values: [] })))
  await pool.query('drop table of_another_type')
  expect(rows).toEqual([{ a: '1' }, { a: '1' }, { a: '1' }])
})

import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { type Row, sendTo } from '#src/plugins/reads/wire/batch.ts'
import { foundIn } from '#src/plugins/reads/wire/line.ts'

const pool = new pg.Pool({ connectionString: String(process.env['DATABASE_URL']), max: 10 })
// One of the tests ends connections.
pool.on('error', () => undefined)
afterAll(() => pool.end())

const ask = (text: string, ...values: unknown[]) => foundIn(pool, { text, values })

/** Asked alone until it is known to be quick. */
const known = async (text: string, ...values: unknown[]) => {
  for (let time = 0; time < 4; time += 1) await ask(text, ...values)
  return (...others: unknown[]) => ask(text, ...others)
}

const numbers = Array.from({ length: 500 }, (_, at) => at)

it('each of many statements that are asked at once gets its own row', async () => {
  const one = await known('select $1::int as n', 0)
  const other = await known(`select $1::text as word, 'b' as b`, 'a')
  const rows = await Promise.all(numbers.map((n) => (n % 3 ? one(n) : other(`w${n}`))))
  expect(rows).toEqual(numbers.map((n) => (n % 3 ? { n: `${n}` } : { word: `w${n}`, b: 'b' })))
})

it('statements in company are one message, until one of them fails', async () => {
  const client = await pool.connect()
  const told: unknown[] = []
  const asks = [1, 2, 0, 3].map((n) => ({
    name: 'test_company',
    text: 'select 6 / $1::int as n, now()::text as at',
    values: [`${n}`],
    resolve: (row: Row | undefined) => void told.push(row),
    reject: () => void told.push('failed'),
  }))
  const passedOver = await sendTo(client, asks)
  client.release()
  const at = (told[0] as Row)['at']
  expect(told).toEqual([{ n: '6', at }, { n: '3', at }, 'failed'])
  expect(passedOver).toEqual({ asks: asks.slice(3), isOutdated: false })
})

it('a failure is that of the statement that failed: those sent along are answered', async () => {
  const divided = await known('select 10 / $1::int as n', 1)
  const outcomes = await Promise.allSettled(numbers.map((n) => divided(n % 5)))
  for (const [n, outcome] of outcomes.entries())
    expect(outcome).toMatchObject(
      n % 5 === 0
        ? { status: 'rejected', reason: { code: '22012' } }
        : { status: 'fulfilled', value: { n: `${Math.trunc(10 / (n % 5))}` } },
    )
})

it('who comes while the shared connection is at something slow does not wait for its end', async () => {
  const slept = await known('select pg_sleep($1::float8)::text as slept', 0)
  const done: string[] = []
  const slow = [1, 2].map(() => slept(1).then(() => done.push('slow')))
  await setTimeout(50)
  await Promise.all([1, 2, 3].map(() => slept(0).then(() => done.push('quick'))))
  await Promise.all(slow)
  expect(done).toEqual(['quick', 'quick', 'quick', 'slow', 'slow'])
})

it('a connection that ends tells all who waited for it, and the next are answered', async () => {
  const ended = await known(
    'select $1::int as n, case when $2 then pg_terminate_backend(pg_backend_pid()) end as e',
    1,
    false,
  )
  const outcomes = await Promise.allSettled(numbers.slice(0, 20).map((n) => ended(n, n === 3)))
  expect(outcomes[3]?.status).toBe('rejected')
  expect(await ended(7, false)).toEqual({ n: '7', e: null })
})

it('a value that cannot be sent is refused alone', async () => {
  const one = await known('select $1::text as n', '')
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const outcomes = await Promise.allSettled([
    one('a'),
    Promise.resolve().then(() => one(cyclic)),
    one('b'),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { connectionsOf } from '#src/plugins/search/connections.ts'
import { rowsOf } from '#src/plugins/search/prepared.ts'
import { makeMovie } from '../support/factories.ts'
import { get, payload } from '../support/marquee.ts'

const { pool } = payload.db as any
const search = connectionsOf(payload)

const newWord = () => `prepared${randomUUID().replaceAll('-', '')}`
const ask = async (q: string, more = '') => get(`/api/search?q=${encodeURIComponent(q)}${more}`)
const statement = (text: string) => ({ name: newWord(), text, values: [], idle: () => [] })

/** How many connections keep a statement of this name: looked at, not taken, for that would be in the way. */
const knowing = (name: string) => {
  const { _clients: clients } = search as unknown as { _clients: Client[] }
  return clients.filter(({ connection }) => name in connection.parsedStatements).length
}

type Client = { connection: { parsedStatements: Record<string, string> } }

it('prepares a new statement on all connections', async () => {
  const clients = await Promise.all([search.connect(), search.connect()])
  for (const client of clients) client.release()
  const asked = statement('select 1 as n')
  expect(await rowsOf(payload, asked)).toEqual([{ n: 1 }])
  await vi.waitFor(() => {
    expect(knowing(asked.name)).toBe(2)
  })
})

it('mends what is mistyped in the statement that notices it', async () => {
  const word = `mended${randomUUID().replace(/[^a-f]/g, '')}`
  const mistyped = word.replace('n', 'm')
  await makeMovie({ title: `Of ${word}` })
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const { body } = await ask(`of ${mistyped}`)
  const asked = query.mock.calls.filter((call) => JSON.stringify(call).includes(mistyped))
  query.mockRestore()
  expect(body.docs).toMatchObject([{ title: `Of ${word}` }])
  expect(asked).toHaveLength(1)
})

it('does not find again what it prepares', async () => {
  await pool.query('create table if not exists prepared_seen (word text)')
  const asked = {
    ...{ name: newWord(), text: 'insert into prepared_seen values ($1) returning word' },
    ...{ values: ['asked'], idle: () => ['nothing'] },
  }
  expect(await rowsOf(payload, asked)).toEqual([{ word: 'asked' }])
  await vi.waitFor(() => {
    expect(knowing(asked.name)).toBe(2)
  })
  await ask(newWord())
  const { rows } = await pool.query('select word from prepared_seen order by word')
  expect(rows).toEqual([{ word: 'asked' }, { word: 'nothing' }])
  await pool.query('drop table prepared_seen')
})

it('lets nobody wait for what it prepares while a search is slow', async () => {
  await ask(newWord())
  const slow = search.query('select pg_sleep(4)')
  await rowsOf(payload, statement('select 1 as n'))
  const began = performance.now()
  const first = await Promise.race([slow, ask(newWord())])
  expect(first).toMatchObject({ status: 200 })
  expect(performance.now() - began).toBeLessThan(3500)
  await slow
}, 20_000)

it('keeps so many statements on a connection, and no more', async () => {
  for (let n = 0; n < 250; n += 1) await rowsOf(payload, statement(`select ${n} as n`))
  const clients = await Promise.all([search.connect(), search.connect()])
  for (const client of clients) {
    const { rows } = await client.query('select count(*)::integer as n from pg_prepared_statements')
    expect(rows[0].n).toBeLessThanOrEqual(101)
    client.release()
  }
})

it('lives when Postgres ends its connections while it searches', async () => {
  vi.spyOn(payload.logger, 'warn').mockReturnValue(undefined)
  vi.spyOn(payload.logger, 'error').mockReturnValue(undefined)
  let isOver = false
  const statuses = new Set<number>()
  const askers = Array.from({ length: 8 }, async (_, asker) => {
    for (let n = 0; !isOver; n += 1) {
      const more = ['', '&facets=1', '&type=movies', '&yearFrom=1900'][n % 4]
      statuses.add((await ask(`${newWord()} ${asker}`, more)).status)
    }
  })
  for (let n = 0; n < 30; n += 1) {
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like 'with %'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  isOver = true
  await Promise.all(askers)
  expect([...statuses].filter((status) => ![200, 500, 503].includes(status))).toEqual([])
  expect((await ask(newWord())).status).toBe(200)
  await vi.waitFor(() => {
    expect([search.waitingCount, search.idleCount]).toEqual([0, search.totalCount])
  })
}, 60_000)

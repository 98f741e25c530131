import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { admin, type House, logIn, openHouse } from './house.ts'

let house: House
let token: string
let database: pg.Client

beforeAll(async () => {
  house = await openHouse({ WORKERS: '2' })
  token = await logIn(house, admin)
  database = new pg.Client(house.databaseUrl)
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await house.close()
})

/** Uploads an import of one file, whose bytes fit into a piece, and starts it. */
async function begin(films: object[]) {
  const bytes = JSON.stringify(films)
  const files = [{ name: 'films.json', size: Buffer.byteLength(bytes) }]
  const { body } = await house.call('/api/imports/begin', { body: { files }, token })
  await house.call(`/api/imports/${body.id}/pieces?file=0&piece=0`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
    token,
  })
  await house.call(`/api/imports/${body.id}/start`, { body: {}, token })
  return body.id as number
}

const stateOf = async (id: number) => {
  const { rows } = await database.query(
    `select state, (progress ->> 'movies')::int as movies from imports where id = $1`,
    [id],
  )
  return rows[0] as { state: string; movies: number | null }
}

const many = Array.from({ length: 20_000 }, (_, at) => ({
  title: `Film ${at}`,
  year: 1950 + (at % 70),
  cast: [`Actor ${at % 997}`, `Actor ${at % 89} Jr.`],
  genres: ['Drama'],
}))

test(
  'an import that the server’s end interrupted goes on by itself and writes each film once',
  { timeout: 240_000 },
  async () => {
    const id = await begin(many)
    await vi.waitFor(
      async () => {
        expect((await stateOf(id)).movies).toBeGreaterThan(0)
      },
      {
        timeout: 90_000,
        interval: 20,
      },
    )
    await house.kill()
    const { state, movies } = await stateOf(id)
    expect(state).toBe('writing')
    expect(movies).toBeLessThan(many.length)
    await house.restart()
    await vi.waitFor(
      async () => {
        expect((await stateOf(id)).state).toBe('finished')
      },
      {
        timeout: 90_000,
        interval: 200,
      },
    )
    const { rows } = await database.query(
      'select (select count(*) from movies)::int as movies, (select count(*) from castings)::int as castings',
    )
    expect(rows).toEqual([{ movies: many.length, castings: many.length * 2 }])
  },
)

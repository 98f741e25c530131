import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admin, type House, logIn, openHouse } from './house.ts'

const kills = 20
const writers = 6

let house: House
let database: pg.Client
let token: string
let picture: Blob

beforeAll(async () => {
  house = await openHouse()
  token = await logIn(house, admin)
  database = new pg.Client(house.databaseUrl)
  await database.connect()
  const drawn = sharp({ create: { width: 60, height: 90, channels: 3, background: '#234' } })
  picture = new Blob([await drawn.jpeg().toBuffer()], { type: 'image/jpeg' })
})
afterAll(async () => {
  await database.end()
  await house.close()
})

/** What the server has said yes to. */
const kept = {
  movies: new Map<number, string>(),
  persons: new Map<number, string>(),
  files: new Map<number, string>(),
  gone: new Set<number>(),
}
let count = 0
const next = () => `n${++count}`

const post = async (collection: string, body: unknown) => {
  const answer = await house.call(`/api/${collection}?depth=0`, { token, body })
  expect(answer.status).toBe(201)
  return answer.body.doc
}

const upload = async () => {
  const body = new FormData()
  body.set('file', picture, `${next()}.jpg`)
  const file = await post('files', body)
  kept.files.set(file.id, file.filename)
  return file
}

let genres: number[]
let person: number

/** A film with two genres, a poster and a casting; then a change of two fields together; then, of some, the end. */
async function write() {
  const { id: poster } = await upload()
  const title = next()
  const movie = await post('movies', { title, originalTitle: title, genres, posters: [poster] })
  kept.movies.set(movie.id, title)
  await post('castings', { movie: movie.id, actor: person })
  const name = next()
  const { id } = await post('persons', { firstName: name, lastName: name })
  kept.persons.set(id, name)
  const changed = next()
  const body = { firstName: changed, lastName: changed }
  kept.persons.delete(id)
  await house.call(`/api/persons/${id}`, { method: 'PATCH', token, body })
  kept.persons.set(id, changed)
  if (count % 3 > 0) return
  kept.movies.delete(movie.id)
  await house.call(`/api/movies/${movie.id}`, { method: 'DELETE', token })
  kept.gone.add(movie.id)
}

/** Until the server dies under it. */
async function writeOn() {
  try {
    for (;;) await write()
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
  }
}

const rows = async (query: string) => (await database.query<{ id: number }>(query)).rows

test(`killed ${kills} times amid writes, the server keeps what it acknowledged, and nothing by halves`, async () => {
  genres = [(await post('genres', { name: 'One' })).id, (await post('genres', { name: 'Two' })).id]
  person = (await post('persons', { lastName: 'Actor' })).id
  for (let kill = 0; kill < kills; kill++) {
    const target = count + 8 + ((5 * kill) % 17)
    const writing = Array.from({ length: writers }, writeOn)
    await expect.poll(() => count, { interval: 3, timeout: 60_000 }).toBeGreaterThan(target)
    await house.kill()
    await Promise.all(writing)
    await house.restart()
  }

  const found = async (table: string, ids: Iterable<number>, column: string) => {
    const list = [...ids].join(',') || '0'
    const all = await database.query(`select id, ${column} v from ${table} where id in (${list})`)
    return new Map(all.rows.map(({ id, v }: { id: number; v: string }) => [id, v]))
  }
  const byId = <T>(map: Map<number, T>) => [...map].sort(([a], [b]) => a - b)
  for (const [table, column] of [
    ['movies', 'title'],
    ['persons', 'last_name'],
    ['files', 'filename'],
  ] as const)
    expect(byId(await found(table, kept[table].keys(), column))).toEqual(byId(kept[table]))
  expect(await found('movies', kept.gone, 'title')).toEqual(new Map())

  const halves = {
    films: `select id from movies m where title <> original_title or poster_id is null or 3 <>
      (select count(*) from movies_rels r where r.parent_id = m.id)`,
    names: `select id from persons where first_name <> last_name`,
    castings: `select id from castings where movie_id is null or actor_id is null`,
  }
  for (const query of Object.values(halves)) expect(await rows(query)).toEqual([])

  // Every record of a file has its bytes, whether its upload was acknowledged or not.
  const { rows: files } = await database.query<{ filename: string }>('select filename from files')
  const statuses = await Promise.all(
    files.map(async ({ filename }) => (await house.call(`/api/files/file/${filename}`)).status),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(kept.movies.size).toBeGreaterThan(kills)
}, 600_000)

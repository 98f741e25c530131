import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, vi } from 'vitest'
import { pieceSize } from '#src/plugins/importer/dashboard/uploads.ts'
import { openClaim } from '#src/plugins/jobs/claim.ts'
import { makeCaller } from '../support/factories.ts'
import { catalogueAt, emptyCatalogue } from '../support/imports.ts'
import { call, del, fetchApi, get, payload, post } from '../support/marquee.ts'
import { bucket } from '../support/uploads.ts'

const admin = await makeCaller('admin')
const catalogue = catalogueAt(String(process.env['DATABASE_URL']))

const begin = (files: object[], more: object = {}) =>
  post('/api/imports/begin', { files, ...more }, { caller: admin })
const send = (id: number, content: string, at = 'file=0&piece=0') =>
  call('POST', `/api/imports/${id}/pieces?${at}`, {
    body: content,
    headers: { 'Content-Type': 'application/octet-stream' },
    caller: admin,
  })
const act = (id: number, what: 'start' | 'cancel') =>
  post(`/api/imports/${id}/${what}`, {}, { caller: admin })
const progressOf = async (id: number) =>
  (await get(`/api/imports/${id}/progress`, { caller: admin })).body
// The first request starts the ticks that look at the queue; these tests say when.
await get('/api/genres?limit=1')
for (const cron of payload.crons.splice(0)) cron.stop()

const runQueue = () => payload.jobs.run({ queue: 'imports', limit: 1, silent: true })
const objectsOf = async (id: number) => {
  const keys = []
  for await (const { key } of bucket.list(`imports/${id}/`)) keys.push(key)
  return keys
}

/** An import of one file whose bytes have arrived. */
async function uploaded(content: string, more: object = {}) {
  const size = Buffer.byteLength(content)
  const { body } = await begin([{ name: 'films.json', size }], more)
  await send(body.id, content)
  return body.id as number
}

const film = (title: string) => JSON.stringify([{ title, year: 1979, cast: [], genres: [] }])

it('an admin uploads a file, starts it, and finds who brought in what, when, and how it went', async () => {
  const title = `Uploaded ${randomUUID()}`
  const id = await uploaded(film(title))
  expect((await act(id, 'start')).status).toBe(200)
  expect((await progressOf(id)).state).toBe('waiting')
  await runQueue()
  const { body } = await get(`/api/imports/${id}?depth=0`, { caller: admin })
  expect({ ...body, startedAt: 0, finishedAt: 0, createdAt: 0, updatedAt: 0 }).toEqual({
    id,
    files: 'films.json',
    format: 'wikipedia',
    state: 'finished',
    startedBy: admin.user.id,
    startedAt: 0,
    finishedAt: 0,
    overwrite: false,
    problem: null,
    progress: { persons: 0, movies: 1, casts: 0 },
    counts: { movies: { created: 1 }, rejected: 0 },
    createdAt: 0,
    updatedAt: 0,
  })
  expect(await catalogue.list(`select count(*)::int from movies where title = '${title}'`)).toEqual(
    [1],
  )
  expect(await objectsOf(id)).toEqual([])
})

it('a file of several pieces is read as one', async () => {
  const title = `Pieces ${randomUUID()}`
  const content = film(title) + ' '.repeat(pieceSize)
  const { body } = await begin([{ name: 'films.json', size: content.length }])
  await send(body.id, content.slice(0, pieceSize))
  expect((await act(body.id, 'start')).status).toBe(409)
  await send(body.id, content.slice(pieceSize), 'file=0&piece=1')
  await act(body.id, 'start')
  await runQueue()
  expect((await progressOf(body.id)).counts.movies).toEqual({ created: 1 })
})

it('a piece that was not announced, or is of another size, is refused', async () => {
  const { body } = await begin([{ name: 'films.json', size: 10 }])
  const sent = [
    await send(body.id, '123456789'),
    await send(body.id, '12345678901'),
    await send(body.id, '1234567890', 'file=1&piece=0'),
    await send(body.id, '1234567890', 'file=0&piece=1'),
    await send(body.id, '1234567890', 'file=0&piece=-1'),
    await send(2_000_000_000, '1234567890'),
  ]
  expect(sent.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 404])
})

it('more than 4 GB, no file, or a format that nobody knows is not begun', async () => {
  expect([
    (await begin([{ name: 'a', size: 4 * 1024 ** 3 + 1 }])).status,
    (await begin([])).status,
    (await begin([{ name: 'a', size: 1 }], { format: 'excel' })).status,
  ]).toEqual([413, 400, 400])
})

it('a file that is not of the format fails, says why, and its bytes go', async () => {
  const id = await uploaded('%PDF-1.4', { format: 'imdb' })
  await act(id, 'start')
  await runQueue()
  const { state, problem } = await progressOf(id)
  expect([state, problem, await objectsOf(id)]).toEqual([
    'failed',
    'films.json is not a file of imdb: it begins with "%PDF-1.4".',
    [],
  ])
})

it('refused rows can be downloaded with their lines and reasons', async () => {
  const id = await uploaded(JSON.stringify([{ title: ' ', year: 1979, cast: [], genres: [] }]))
  await act(id, 'start')
  await runQueue()
  const answer = await fetchApi(`/api/imports/${id}/rejected`, { caller: admin })
  expect([answer.status, JSON.parse(await answer.text())]).toEqual([
    200,
    {
      file: 'films.json',
      line: 1,
      reason: 'The film has no title.',
      row: '{"title":" ","year":1979,"cast":[],"genres":[]}',
    },
  ])
})

it('an import that was cancelled while it waited does not run, and its bytes go', async () => {
  const title = `Cancelled ${randomUUID()}`
  const id = await uploaded(film(title))
  await act(id, 'start')
  expect((await act(id, 'cancel')).status).toBe(200)
  await runQueue()
  expect([(await progressOf(id)).state, await objectsOf(id)]).toEqual(['cancelled', []])
  expect(await catalogue.list(`select id from movies where title = '${title}'`)).toEqual([])
  expect((await act(id, 'cancel')).status).toBe(409)
  expect((await act(id, 'start')).status).toBe(409)
})

it('one that is under way waits for no end that was asked for', async () => {
  const many = Array.from({ length: 6000 }, (_, at) => ({
    title: `Long ${at} ${randomUUID()}`,
    year: 1979,
    cast: [`Actor ${at}`],
    genres: [],
  }))
  const id = await uploaded(JSON.stringify(many))
  await act(id, 'start')
  const running = runQueue()
  await vi.waitFor(
    async () => {
      expect((await progressOf(id)).state).toBe('writing')
    },
    {
      timeout: 20_000,
      interval: 20,
    },
  )
  expect((await del(`/api/imports/${id}`, { caller: admin })).status).toBe(409)
  await act(id, 'cancel')
  await running
  expect([(await progressOf(id)).state, await objectsOf(id)]).toEqual(['cancelled', []])
  expect(
    await catalogue.list(`select nspname from pg_namespace where nspname = 'import_${id}'`),
  ).toEqual([])
})

it('a deleted record takes its files along', async () => {
  const id = await uploaded(film('Deleted'))
  expect((await objectsOf(id)).length).toBe(1)
  expect((await del(`/api/imports/${id}`, { caller: admin })).status).toBe(200)
  expect(await objectsOf(id)).toEqual([])
})

it('is for admins alone', async () => {
  const id = await uploaded(film('Admins alone'))
  for (const caller of [undefined, await makeCaller(), await makeCaller('editor')]) {
    const bytes = { body: 'x', headers: { 'Content-Type': 'application/octet-stream' }, caller }
    const answers = [
      await post('/api/imports/begin', { files: [{ name: 'a', size: 1 }] }, { caller }),
      await call('POST', `/api/imports/${id}/pieces?file=0&piece=0`, bytes),
      await post(`/api/imports/${id}/start`, {}, { caller }),
      await post(`/api/imports/${id}/cancel`, {}, { caller }),
      await get(`/api/imports/${id}/progress`, { caller }),
      await get(`/api/imports/${id}/rejected`, { caller }),
      await get(`/api/imports/${id}`, { caller }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403])
  }
})

it('one process runs jobs, and the next takes over what it left', async () => {
  const { url, rows, list } = await emptyCatalogue()
  await rows(
    `insert into payload_jobs (task_slug, queue, processing) values ('importFilms', 'imports', true)`,
  )
  const [first, second] = [openClaim(url), openClaim(url)]
  expect([await first(), await second(), await first()]).toEqual([true, false, true])
  expect(await list('select processing from payload_jobs')).toEqual([false])
  await rows(`update payload_jobs set processing = true`)
  // Others' imports in the databases beside this one hold such locks too.
  await rows(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`)
  await vi.waitFor(async () => {
    expect(await second()).toBe(true)
  })
  expect(await list('select processing from payload_jobs')).toEqual([false])
})

it('a command that was killed is shown as interrupted, one at work as at work', async () => {
  const [id] = (await catalogue.list(
    `insert into imports (files, state, format) values ('films.json', 'writing', 'wikipedia') returning id`,
  )) as number[]
  const states = async () => [
    (await get(`/api/imports/${id}?depth=0`, { caller: admin })).body.state,
    (await progressOf(Number(id))).state,
  ]
  const running = new pg.Client({ connectionString: catalogue.url })
  await running.connect()
  await running.query(`select pg_advisory_lock(hashtext('marquee: import'))`)
  expect(await states()).toEqual(['writing', 'writing'])
  await running.end()
  await vi.waitFor(async () => {
    expect(await states()).toEqual(['interrupted', 'interrupted'])
  })
})

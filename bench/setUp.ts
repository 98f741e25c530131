import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../dev/postgres.ts'
import { loadFilms } from './films.ts'
import { loadMade } from './made/load.ts'
import { ask } from './load.ts'
import { visitor } from './questions/login.ts'
import { startServer } from './servers.ts'
import type { Chance } from './questions/question.ts'

/** A filled catalogue to be measured. */
export type House = {
  environment: Record<string, string>
  postgresPid: number
  chance: Chance
  tokens: { member: string; editor: string }
  stop: () => Promise<void>
}

type Wish = {
  /** A folder of lists of films. */
  films?: string | undefined
  /** Instead of these, how many made-up films: 1m, 200k, 5000. */
  size?: string | undefined
  /** Where the database is kept for the next run. */
  data?: string | undefined
}

/** A Postgres of its own with the films loaded, kept for the next run where a folder for it is named. */
export async function setUp({ films, size, data }: Wish): Promise<House> {
  const dir = data ?? (await mkdtemp(path.join(os.tmpdir(), 'marquee-bench-')))
  const isKept = existsSync(path.join(dir, 'postgres'))
  const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'durable' })
  const environment = { ...settings, DATABASE_URL: postgres.url }
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['--conditions=production', ...args], {
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    })
  run('--import', 'tsx', 'src/server/migrate.ts')
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  if (!isKept && size) {
    const reindex = () => {
      run('node_modules/payload/bin.js', 'reindex')
    }
    await loadMade(client, { films: numberOf(size), reindex })
  } else if (!isKept) {
    if (!films) throw new Error('--films FOLDER: where are the lists of films (*.json.gz)?')
    await loadFilms(client, films)
  }
  const tokens = await callers(client, environment)
  const chance = await chanceOver(client)
  await client.end()
  const stop = async () => {
    await postgres.stop()
    if (!data) await rm(dir, { recursive: true, force: true })
  }
  return { environment, postgresPid: postgres.pid, chance, tokens, stop }
}

/** Such as "200k" or "1m". */
export const numberOf = (size: string) =>
  Number(size.replace(/[km]$/i, (unit) => (unit.toLowerCase() === 'k' ? '000' : '000000')))

// Nothing that is measured asks the store.
const settings = {
  PAYLOAD_SECRET: 'for the benchmark alone',
  PUBLIC_URL: 'http://localhost:3000',
  S3_ENDPOINT: 'http://127.0.0.1:9',
  S3_BUCKET: 'none',
  S3_ACCESS_KEY_ID: 'none',
  S3_SECRET_ACCESS_KEY: 'none',
  LOGIN_FAILURES_PER_ADDRESS: '1000',
  REGISTRATIONS_PER_ADDRESS: '1000',
}

const { password } = visitor

/** A member with fifty favourites and an editor, logged in, and someone who will. */
async function callers(client: pg.Client, environment: House['environment']) {
  const server = await startServer('marquee', { environment })
  const post = (path: string, body: object) =>
    ask(server.port, { method: 'POST', path, body: JSON.stringify(body) })
  const tokenOf = async (username: string) => {
    await post('/api/users', { username, password, email: `${username}@example.com` })
    const answer = await post('/api/users/login', { username, password })
    return (JSON.parse(answer.text()) as { token: string }).token
  }
  const tokens = { member: await tokenOf('bench'), editor: await tokenOf('bench-editor') }
  await tokenOf(visitor.username)
  server.stop()
  await client.query(`update users set role = 'editor' where username = 'bench-editor'`)
  // What earlier runs on a kept folder have left.
  await client.query(`delete from movies where title like 'Bench film %'`)
  await client.query(
    `delete from favorites where user_id = (select id from users where username = 'bench')`,
  )
  await client.query(`
    insert into favorites (user_id, movie_id, created_at)
    select (select id from users where username = 'bench'), n, now() - n * interval '1 hour'
    from (select id as n from movies order by id desc limit 50) last on conflict do nothing`)
  return tokens
}

/** The same chances in every run. */
async function chanceOver(client: pg.Client): Promise<Chance> {
  const { rows } = await client.query<{ films: number; people: number; words: string[] }>(`
    select (select count(*)::int from movies) films, (select count(*)::int from persons) people,
      (select array_agg(word order by word) from (
        select distinct substring(title from '[A-Z][a-z]{4,}') word from movies tablesample bernoulli (5) repeatable (1)
      ) w where word is not null) words`)
  const { films = 0, people = 0, words = [] } = rows[0] ?? {}
  let seed = 1895
  let given = 0
  const below = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((seed / 2 ** 31) * most)
  }
  const word = () => words[below(words.length)] ?? 'Night'
  return { films, people, below, next: () => ++given, word }
}

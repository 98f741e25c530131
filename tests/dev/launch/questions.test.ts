import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { inspect } from '../../../dev/launch/questions.ts'
import { root } from '../../../dev/launch/programs.ts'
import { createDatabase, startPostgres, type Postgres } from '../../../dev/postgres.ts'
import { Problem } from '../../../dev/problem.ts'

let postgres: Postgres
let dataDir: string

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'marquee-test-'))
  postgres = await startPostgres({ dataDir, profile: 'test' })
})

afterAll(async () => {
  await postgres.stop()
  rmSync(dataDir, { recursive: true })
})

const database = async (name: string, sql = '') => {
  const url = await createDatabase(postgres.url, name)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
  return url
}

const tables = 'create table payload_migrations (name text); create table users (role text);'

const applied = readdirSync(path.join(root, 'src/migrations'))
  .filter((file) => /^\d.*\.ts$/.test(file))
  .map((file) => `insert into payload_migrations values ('${path.basename(file, '.ts')}');`)

it('finds everything to do for an empty database', async () => {
  expect(await inspect(await database('empty'))).toEqual({
    isNew: true,
    isUpToDate: false,
    hasAdmin: false,
  })
})

it('finds a migration that is not applied', async () => {
  const url = await database('behind', tables + applied.slice(1).join(''))
  expect(await inspect(url)).toMatchObject({ isNew: false, isUpToDate: false })
})

it('does not take a member for an admin', async () => {
  const url = await database(
    'members',
    `${tables}${applied.join('')} insert into users values ('member')`,
  )
  expect(await inspect(url)).toMatchObject({ isUpToDate: true, hasAdmin: false })
})

it('finds nothing to do for a catalogue in use', async () => {
  const rows = `insert into users values ('admin')`
  expect(await inspect(await database('used', tables + applied.join('') + rows))).toEqual({
    isNew: false,
    isUpToDate: true,
    hasAdmin: true,
  })
})

it('names the server that cannot be used, and not its password', async () => {
  const url = Object.assign(new URL(postgres.url), { pathname: '/absent' })
  await expect(inspect(url.href)).rejects.toEqual(
    new Problem(
      `Cannot use the database at ${url.host} (DATABASE_URL): database "absent" does not exist`,
    ),
  )
})

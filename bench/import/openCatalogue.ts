import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { createDatabase, startPostgres } from '../../dev/postgres.ts'

export type Catalogue = Awaited<ReturnType<typeof openCatalogue>>

/** A Postgres of its own with a migrated, empty database `template`. */
export async function openCatalogue() {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'marquee-bench-'))
  const postgres = await startPostgres({ dataDir: path.join(dir, 'postgres'), profile: 'durable' })
  const url = await createDatabase(postgres.url, 'template')
  const migrate = ['--conditions=production', '--import', 'tsx', 'src/server/migrate.ts']
  const env = { ...process.env, DATABASE_URL: url, PAYLOAD_SECRET: 'for the benchmark alone' }
  execFileSync(process.execPath, migrate, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return {
    dir,
    url: postgres.url,
    postgresPid: postgres.pid,
    counted,
    stop: async () => {
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function counted(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ films: number; castings: number }>(
    'select (select count(*)::integer from movies) films, (select count(*)::integer from castings) castings',
  )
  await client.end()
  return rows[0] ?? { films: 0, castings: 0 }
}

import { execFileSync } from 'node:child_process'
import pg from 'pg'
import { fingerprint } from '../../dev/launch/build.ts'
import { createDatabase, dropDatabase, hasDatabase } from '../../dev/postgres.ts'
import { accounts, copyAll, copyTables, sequences } from './copy.ts'

const name = 'stock'
const sources = ['bench/stock', 'src/access', 'src/collections', 'src/fields', 'src/hooks']

/**
 * A database beside Marquee's that Payload itself has made, filled with Marquee's rows under their ids. One that an earlier
 * run has left is kept: with what it may have been told since taken back, and the accounts as they are now.
 */
export async function stockDatabase(url: string): Promise<string> {
  const made = fingerprint([...sources, 'src/migrations'])
  const own = urlOf(url)
  const isKept = (await hasDatabase(url, name)) && (await madeFrom(own)) === made
  if (!isKept) {
    await dropDatabase(url, name)
    await createDatabase(url, name)
    push(own)
  }
  const [from, to] = [url, own].map((connectionString) => new pg.Client({ connectionString }))
  if (!from || !to) throw new Error('There are two databases.')
  await Promise.all([from.connect(), to.connect()])
  if (isKept) {
    await to.query(`delete from movies where title like 'Bench film %'`)
    await copyTables({ from, to, tables: accounts })
    await to.query(sequences)
  } else {
    await copyAll({ from, to })
    await to.query(`comment on database ${name} is '${made}'`)
  }
  await to.query('vacuum analyze')
  await Promise.all([from.end(), to.end()])
  return own
}

function urlOf(url: string): string {
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

async function madeFrom(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ made: string }>(
    `select shobj_description(oid, 'pg_database') made from pg_database where datname = current_database()`,
  )
  await client.end()
  return rows[0]?.made
}

const push = (url: string) =>
  execFileSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'bench/stock/push.ts'],
    {
      env: { ...process.env, DATABASE_URL: url, PAYLOAD_SECRET: 'any', NODE_ENV: 'development' },
      stdio: 'inherit',
    },
  )

import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Client } from 'pg'
import { indexedAfterwards } from '../made/indexedAfterwards.ts'

type Databases = { from: Client; to: Client }

/** What changes between two runs over the same films. */
export const accounts = ['users', 'users_sessions', 'favorites']

/** Copies the rows of all tables that both have, and makes indexes and foreign keys when they are there. */
export async function copyAll(databases: Databases) {
  const { to } = databases
  const tables = await tablesOf(databases)
  await to.query(`set maintenance_work_mem = '1GB'`)
  await indexedAfterwards(to, tables, () => copyTables({ ...databases, tables }))
  await to.query(sequences)
}

/** Copies the rows of these tables, over those that are there. */
export async function copyTables({ from, to, tables }: Databases & { tables: string[] }) {
  // Rows that refer to each other come and go one table at a time.
  await to.query(`set session_replication_role = 'replica'`)
  for (const table of tables) {
    const columns = (await columnsOf({ from, to }, table)).map((name) => `"${name}"`).join(', ')
    await to.query(`delete from "${table}"`)
    await pipeline(
      from.query(copyTo(`copy (select ${columns} from "${table}") to stdout`)),
      to.query(copyFrom(`copy "${table}" (${columns}) from stdin`)),
    )
  }
  await to.query('reset session_replication_role')
}

const tablesOf = (databases: Databases) =>
  inBoth(
    databases,
    `select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'payload_%'`,
  )

const columnsOf = (databases: Databases, table: string) =>
  inBoth(
    databases,
    `select attname as name from pg_attribute
    where attrelid = '"${table}"'::regclass and attnum > 0 and not attisdropped`,
  )

async function inBoth({ from, to }: Databases, names: string): Promise<string[]> {
  const [ours, theirs] = await Promise.all(
    [from, to].map((client) => client.query<{ name: string }>(names)),
  )
  const known = new Set(ours?.rows.map(({ name }) => name))
  return (theirs?.rows ?? []).map(({ name }) => name).filter((name) => known.has(name))
}

/** Goes on after the ids that came along. */
export const sequences = `
  do $$
  declare t record;
  begin
    for t in select attrelid::regclass as source, pg_get_serial_sequence(attrelid::regclass::text, attname) as ids
      from pg_attribute join pg_class on pg_class.oid = attrelid
      where relkind = 'r' and relnamespace = 'public'::regnamespace and attname = 'id' loop
      if t.ids is not null then
        execute format('select setval(%L, greatest(1, (select max(id) from %s)))', t.ids, t.source);
      end if;
    end loop;
  end $$`

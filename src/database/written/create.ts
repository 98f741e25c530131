import { eq } from '@payloadcms/db-postgres/drizzle'
import { columnsOf, decode } from './columns.ts'
import { itsId, listed, NotHeld, toStatement } from './insert.ts'
import { connectionOf, run } from './run.ts'
import { standIn } from './standIn.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { SQLWrapper } from '@payloadcms/db-postgres/drizzle'
import type { Create } from 'payload'
import type { Insert } from './insert.ts'
import type { Connection, Find } from './run.ts'

/**
 * Payload's own `create`, in one statement. What it would insert into one table after the other is held back until it
 * asks for the record that it has made: then all goes out as one, whose answer is that record. What can't be held back
 * is stored as ever.
 */
export const createAtOnce = (adapter: PostgresAdapter): Create => {
  const stock = adapter.create as (
    this: PostgresAdapter,
    args: Parameters<Create>[0],
  ) => Promise<unknown>
  return async function create(args) {
    const connection = await connectionOf(adapter, args.req)
    if (!connection || args.returning === false) return stock.call(adapter, args)
    try {
      return await stock.call(holdingBack(adapter, connection), args)
    } catch (error) {
      if (error instanceof NotHeld) return await stock.call(adapter, args)
      if (!isRefusal(error)) throw error
      // Payload explains what an insert is refused for, not a question.
      return await stock.call(failingWith(error, adapter), args)
    } finally {
      Object.assign(adapter, { lastWriteTimestamp: Date.now() })
    }
  }
}

type Args = { tableName: string; values: Insert['rows'][number] | Insert['rows'] }

function holdingBack(adapter: PostgresAdapter, connection: Connection): PostgresAdapter {
  const inserts: Insert[] = []
  const insert = ({ tableName, values }: Args) => {
    const rows = [values].flat()
    inserts.push({ tableName, rows })
    return Promise.resolve(rows.map((row) => (inserts.length === 1 ? { ...row, id: itsId } : row)))
  }
  const findFirst = (find: Find) => made({ adapter, connection, find, inserts })
  return standIn(adapter, { insert, findFirst })
}

type Making = { adapter: PostgresAdapter; connection: Connection; find: Find; inserts: Insert[] }

async function made({ adapter, connection, find, inserts }: Making) {
  const table = inserts[0]?.tableName ?? ''
  const lists = listsOf(find, { adapter, table })
  const statement = toStatement({ adapter, inserts, lists: lists ?? {} })
  const [row = {}] = await run(connection, statement)
  if (lists) return recordIn(row, { adapter, table, lists })
  const { id } = columnsOf(adapter, table)
  const where = eq(id as unknown as SQLWrapper, row['id'])
  return connection.query[table]?.findFirst({ ...find, where })
}

type Told = { adapter: PostgresAdapter; table: string; lists: Record<string, string> }

function recordIn(row: Record<string, unknown>, { adapter, table, lists }: Told) {
  const record = decode(columnsOf(adapter, table), ({ name }) => row[name])
  const rows = Object.entries(lists).map(([name, of]) => {
    const columns = listed(columnsOf(adapter, of))
    const found = (row[name] ?? []) as unknown[][]
    return [name, found.map((cells) => decode(columns, (_, place) => cells[place]))] as const
  })
  return { ...record, ...Object.fromEntries(rows) }
}

/** The lists that a record is to be read with, by their tables; undefined where it needs a question of its own. */
function listsOf(find: Find, { adapter, table }: { adapter: PostgresAdapter; table: string }) {
  const suffixes: Record<string, string> = {
    _rels: adapter.relationshipsSuffix ?? '_rels',
    _texts: '_texts',
    _numbers: '_numbers',
  }
  const names = Object.keys(find.with ?? {})
  if (find.columns || find.extras || names.some((name) => !suffixes[name])) return undefined
  return Object.fromEntries(names.map((name) => [name, `${table}${suffixes[name] ?? ''}`]))
}

/** Errors of Postgres, as drizzle wraps them. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  typeof (error.cause as { code?: unknown } | undefined)?.code === 'string'

const failingWith = (error: Error, adapter: PostgresAdapter) =>
  standIn(adapter, { insert: () => Promise.reject(error) })

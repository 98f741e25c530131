import toSnakeCase from 'to-snake-case'
import { allOf, columnsOf, decode, quoted } from './columns.ts'
import { connectionOf, run } from './run.ts'
import { standIn } from './standIn.ts'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { DeleteOne, Where } from 'payload'
import type { Find } from './run.ts'

/**
 * Payload's own `deleteOne`, in one statement where it is told the record's id and all of the record is in one table:
 * the record that it asks for first is the one that the deletion tells.
 */
export const deleteAtOnce = (adapter: PostgresAdapter): DeleteOne => {
  const stock = adapter.deleteOne as (
    this: PostgresAdapter,
    args: Parameters<DeleteOne>[0],
  ) => Promise<unknown>
  return async function deleteOne(args) {
    const id = idIn(args.where)
    const connection = await connectionOf(adapter, args.req)
    const table = adapter.tableNameMap.get(toSnakeCase(args.collection))
    if (!connection || id === undefined || table === undefined) return stock.call(adapter, args)
    let isDone = false
    const findFirst = async (find: Find) => {
      if (find.columns || find.extras || find.with) return connection.query[table]?.findFirst(find)
      isDone = true
      const columns = columnsOf(adapter, table)
      const text = `delete from ${quoted(table)} where id = $1 returning ${allOf(columns)}`
      const [row] = await run(connection, { text, values: [id] })
      return row && decode(columns, ({ name }) => row[name])
    }
    const deleteWhere = async (given: Parameters<typeof adapter.deleteWhere>[0]) => {
      if (!isDone) await adapter.deleteWhere({ ...given, db: connection as never })
    }
    try {
      return await stock.call(standIn(adapter, { findFirst, deleteWhere }), args)
    } finally {
      Object.assign(adapter, { lastWriteTimestamp: Date.now() })
    }
  }
}

function idIn(where: Where): number | undefined {
  const [[name, test] = [], ...more] = Object.entries(where)
  const { equals: id, ...others } = (test ?? {}) as { equals?: unknown }
  const isOne = name === 'id' && more.length === 0 && Object.keys(others).length === 0
  return isOne && typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined
}

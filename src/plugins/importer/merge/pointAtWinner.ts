import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { inTransaction } from '#src/hooks/inTransaction.ts'
import type { Pair } from './mergeRecords.ts'

/**
 * Whatever still refers to the loser, of this product or of a plugin, refers to the winner: relations, lists, and what is
 * the loser's own part, such as the rows of an array, which come after the winner's. A row that the winner has already,
 * such as a favourite of the same user, goes; a dashboard's lock on the loser goes too.
 */
export const pointAtWinner = async (req: PayloadRequest, pair: Pair) => {
  const { collection, winner, loser } = pair
  const { rows } = await inTransaction(
    req,
    sql`select c.conrelid::regclass::text as "table", a.attname as "column",
        exists (select from pg_attribute o where o.attrelid = c.conrelid and o.attname = 'path') as "isList"
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = ${collection}::regclass and cardinality(c.conkey) = 1
        and c.conrelid::regclass::text <> 'payload_locked_documents_rels'
      order by 1, 2`,
  )
  for (const { table, column, isList } of rows) {
    // The names come from the database's own catalogue; the block takes no parameters.
    const move = { table: String(table), column: String(column), winner, loser }
    if (isList === true) await inTransaction(req, sql.raw(leaveDoubles(move)))
    await inTransaction(req, sql.raw(moveRows(move)))
  }
}

type Move = { table: string; column: string; winner: number; loser: number }

/** A list of relations holds a record once: in the loser's own lists, and in those that have both. */
const leaveDoubles = ({ table, column, winner, loser }: Move) => `
  delete from ${table} l using ${table} w
  where l."${column}" = ${loser} and w."${column}" = ${winner}
    and to_jsonb(l) - array['id', 'order', '${column}'] = to_jsonb(w) - array['id', 'order', '${column}']`

const moveRows = ({ table, column, winner, loser }: Move) => `
  do $$
  declare line tid;
  begin
    for line in select ctid from ${table} where "${column}" = ${loser} loop
      begin
        update ${table} as l set "${column}" = ${winner}${orderAfter(table, column, winner)} where ctid = line;
      exception when unique_violation then
        delete from ${table} where ctid = line;
      end;
    end loop;
  end $$`

/** The loser's own rows come after the winner's, in their order. */
function orderAfter(table: string, column: string, winner: number) {
  if (column === '_parent_id')
    return `, _order = _order + coalesce((select max(_order) from ${table} where _parent_id = ${winner}), 0)`
  return column === 'parent_id'
    ? `, "order" = "order" + coalesce((
        select max(w."order") from ${table} w where w.parent_id = ${winner} and w.path = l.path), 0)`
    : ''
}
